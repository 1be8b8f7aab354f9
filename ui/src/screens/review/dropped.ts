// Bytes of the files that wait for review, by proposal, for showing their pages.

const files = new Map<string, Uint8Array>();

/** Remembers the bytes of a proposal while it waits; older ones are forgotten. */
export function remember(proposal: string, bytes: Uint8Array): void {
  files.clear();
  files.set(proposal, bytes);
}

/** The bytes of a proposal. */
export function dropped(proposal: string): Uint8Array | null {
  return files.get(proposal) ?? null;
}

/** Forgets everything, when the record is locked. */
export function forget(): void {
  files.clear();
}
