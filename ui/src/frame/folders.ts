// The files of what was dropped, folders included.

/** Most files that are taken from a drop. */
const MOST_FILES = 500;
/** Deepest folder inside a dropped folder. */
const DEEPEST = 8;

/** The files, and whether they are all of them. */
export async function filesOf(dropped: DataTransfer): Promise<{ files: File[]; whole: boolean }> {
  // The list is gone after the first wait: take everything at once.
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...dropped.files];
  if (!entries.some((entry) => entry?.isDirectory)) return { files: plain, whole: true };
  const files: File[] = [];
  let whole = true;
  for (const entry of entries) if (entry) whole = (await gather(entry, 0, files)) && whole;
  return { files, whole };
}

async function gather(entry: FileSystemEntry, depth: number, files: File[]): Promise<boolean> {
  if (entry.name.startsWith(".")) return true;
  if (files.length >= MOST_FILES || depth > DEEPEST) return false;
  if (entry.isFile) {
    const file = await new Promise<File | null>((take) =>
      (entry as FileSystemFileEntry).file(take, () => take(null)),
    );
    if (file) files.push(file);
    return file !== null;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  let whole = true;
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((take) => reader.readEntries(take, () => take([])));
    if (!some.length) return whole;
    for (const inside of some) whole = (await gather(inside, depth + 1, files)) && whole;
  }
}
