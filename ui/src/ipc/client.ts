// The one module that knows how the window speaks to the program.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type {
  Arrivals, Commands, DocumentDescribed, DocumentDraft, Proposal, WireError,
} from "./generated/contract";

/** Calls a command of the contract. Rejects with a `WireError`. */
export async function call<C extends keyof Commands>(
  command: C,
  request: Commands[C]["request"],
): Promise<Commands[C]["answer"]> {
  try {
    return await invoke(command, { request });
  } catch (error) {
    throw asWireError(error);
  }
}

/** Reads a file that was dropped or chosen. Nothing is kept yet. */
export async function readFile(file: File): Promise<Proposal> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return await invoke<Proposal>("proposal_read_file", bytes, {
      headers: { "x-file-name": encodeURIComponent(file.name) },
    });
  } catch (error) {
    throw asWireError(error);
  }
}

/** Unpacks an archive; its files wait to be read one by one. */
export async function unpack(file: File): Promise<Arrivals> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return await invoke<Arrivals>("arrivals_unpack", bytes);
  } catch (error) {
    throw asWireError(error);
  }
}

/** Lets the person choose a folder; its files wait to be read one by one. */
export async function chooseFolder(): Promise<Arrivals> {
  try {
    return await invoke<Arrivals>("folder_choose");
  } catch (error) {
    throw asWireError(error);
  }
}

/** The bytes of a proposal that waits. */
export async function proposalBytes(proposal: string): Promise<Uint8Array> {
  try {
    const bytes = await invoke<ArrayBuffer>("proposal_bytes", { request: { proposal } });
    return new Uint8Array(bytes);
  } catch (error) {
    throw asWireError(error);
  }
}

/** Keeps a file as a document, described by hand. */
export async function addDocument(file: File, draft: DocumentDraft): Promise<DocumentDescribed> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return await invoke<DocumentDescribed>("document_add", bytes, {
      headers: {
        "x-file-name": encodeURIComponent(file.name),
        "x-document": encodeURIComponent(JSON.stringify(draft)),
      },
    });
  } catch (error) {
    throw asWireError(error);
  }
}

/** The bytes of a kept document. */
export async function documentBytes(document: string): Promise<Uint8Array> {
  try {
    const bytes = await invoke<ArrayBuffer>("document_bytes", { request: { document } });
    return new Uint8Array(bytes);
  } catch (error) {
    throw asWireError(error);
  }
}

/** Tells when the record has changed, also by another program. */
export function onRecordChanged(tell: () => void): void {
  void listen("record-changed", tell);
}

/** Tells when the record was locked, but not by this page. */
export function onRecordLocked(tell: () => void): void {
  void listen("record-locked", tell);
}

/** Tells when there is something new to show, for instance after a click on a reminder. */
export function onOpenAsked(tell: () => void): void {
  void listen("open-asked", tell);
}

function asWireError(error: unknown): WireError {
  if (typeof error === "object" && error !== null && "code" in error) return error as WireError;
  return { code: "internal", field: null, params: {}, incident: String(error).slice(0, 80) };
}
