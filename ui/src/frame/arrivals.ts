// What arrives in the window: files, folders, text; and locking it.

import { begin, clearBatch } from "../screens/batch/batch.svelte";
import { call, chooseFolder, readFile, unpack } from "../ipc/client";
import type { Arrivals, Proposal } from "../ipc/generated/contract";
import { attempt, go, session, stand, tell } from "../session.svelte";
import { gather } from "../unsaved.svelte";
import { t } from "../words.svelte";
import { filesOf } from "./folders";

/** Reads what was dropped: files, and the files of folders. */
export async function readDropped(dropped: DataTransfer | null): Promise<void> {
  if (!dropped) return;
  const { files, whole } = await filesOf(dropped);
  await readFiles(files, whole);
}

/** Reads files: one is reviewed alone, several as a list. */
export async function readFiles(files: File[], whole = true): Promise<void> {
  if (!whole) tell(t("arrival_not_all"));
  const [only] = files;
  if (!only) return;
  if (files.length > 1) {
    begin(files.map((file) => ({ name: file.name, read: () => readFile(file) })));
    return;
  }
  tell(t("reading_file", { name: only.name }));
  const unpacked = (await looksPacked(only)) ? await attempt(() => unpack(only)) : null;
  if (unpacked && !unpacked.whole) {
    tell("");
    beginWith(unpacked);
    return;
  }
  const proposal = unpacked === undefined ? undefined : await attempt(() => readFile(only));
  tell("");
  if (proposal) review(proposal);
  else if (isUnread(session.error?.code)) session.unread = only;
}

/** Lets the person choose a folder and reads what lies in it. */
export async function readFolder(): Promise<void> {
  const chosen = await attempt(chooseFolder);
  if (chosen?.folder) beginWith(chosen);
}

function beginWith(arrivals: Arrivals) {
  const files = arrivals.items.map((item) => ({
    name: item.name,
    read: () => call("arrival_read", { arrival: item.id }),
  }));
  begin(files, arrivals.refused);
}

/** Archives, workbooks too, begin with these two letters. */
async function looksPacked(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x50 && second === 0x4b;
}

/** Opens the review of pasted text. */
export async function readPasted(text: string): Promise<boolean> {
  const proposal = await attempt(() => call("proposal_read_text", { text }));
  if (proposal) review(proposal);
  return proposal !== undefined;
}

/** No reader understands the file, but it is one: it can be kept as it is. */
function isUnread(code: string | undefined): boolean {
  const never = ["file_too_large", "file_reader_missing"];
  return code !== undefined && code.startsWith("file_") && !never.includes(code);
}

/** The record has locked, or is about to: words that were not saved go into the
 * program's memory, and the page holds nothing any more. */
export function clearPage(): void {
  const unsaved = gather(JSON.stringify(session.place));
  clearBatch();
  session.review = session.unread = session.keeping = null;
  session.place = { screen: "today" };
  session.undo = { undo: null, redo: null };
  tell("");
  if (session.door?.door === "open") session.door = { ...session.door, door: "locked" };
  if (unsaved) void call("unsaved_keep", unsaved);
}

/** Locks the record. */
export async function lock(): Promise<void> {
  clearPage();
  await attempt(async () => stand(await call("lock", null)));
}

/** Opens a review. */
export function review(proposal: Proposal): void {
  session.error = null;
  session.review = proposal;
}

/** Goes back to the list that is being reviewed. */
export function backToBatch(): void {
  session.review = null;
  go({ screen: "batch" });
}
