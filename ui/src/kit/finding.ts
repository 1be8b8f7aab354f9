// How words typed above a list find something in it.

/** Small letters without accents: `jose` finds `José`. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
