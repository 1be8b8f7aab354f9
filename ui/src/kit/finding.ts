// How words typed above a list find something in it.

/** Whether a text has each of the typed words, or a part of a number however it is
 *  written: `ioe 09-12` is found in `ioe0912`. Both are plain. */
export function finder(typed: string): (text: string, number: string) => boolean {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const squeezed = plain(typed).replace(/[^a-z0-9]/g, "");
  return (text, number) => words.every((word) => text.includes(word)) || (squeezed.length > 3 && number.includes(squeezed));
}

/** Small letters without accents: `jose` finds `José`. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
