// What arrives in the window: files, text; and locking it.

import { call, readFile } from "../ipc/client";
import type { Proposal } from "../ipc/generated/contract";
import { forget, remember } from "../screens/review/dropped";
import { attempt, session, stand, tell } from "../session.svelte";
import { t } from "../words.svelte";

/** Documents that wait behind the one being reviewed. */
let waiting: File[] = [];

/** Reads dropped or chosen files, one review after the other. */
export async function readDropped(files: FileList | null | undefined): Promise<void> {
  if (!files?.length) return;
  waiting.push(...files);
  if (!session.review) await next();
}

/** Opens the review of pasted text. */
export async function readPasted(text: string): Promise<boolean> {
  const proposal = await attempt(() => call("proposal_read_text", { text }));
  if (proposal) review(proposal);
  return proposal !== undefined;
}

/** Ends a review, and opens the next one that waits. */
export async function next(): Promise<void> {
  session.review = null;
  const file = waiting.shift();
  if (!file) return;
  tell(t("reading_file", { name: file.name }));
  const proposal = await attempt(() => readFile(file));
  tell("");
  if (proposal) {
    if (proposal.text === null) remember(proposal.id, new Uint8Array(await file.arrayBuffer()));
    review(proposal);
  } else if (waiting.length) await next();
}

/** Locks the record. */
export async function lock(): Promise<void> {
  waiting = [];
  forget();
  await attempt(async () => stand(await call("lock", null)));
}

function review(proposal: Proposal): void {
  session.error = null;
  session.review = proposal;
}
