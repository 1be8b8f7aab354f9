// Marking words on a paper, by pointer or by keys: from one word to another.

import type { Spot } from "../../../ipc/generated/contract";

/** A word with a place on a plane, for going up and down. */
export interface Placed {
  spot: Spot;
  page: number;
  x: number;
  y: number;
  high: number;
}

/** Words of pages by their boxes; words of a text by line and column. */
export function placed(words: Spot[], text: string | null): Placed[] {
  if (text === null) {
    return words.map((spot) => ({
      spot,
      page: spot.page,
      x: (spot.x0 + spot.x1) / 2,
      y: (spot.y0 + spot.y1) / 2,
      high: spot.y1 - spot.y0,
    }));
  }
  const letters = Array.from(text);
  let [row, column, at] = [0, 0, 0];
  return words.map((spot) => {
    const from = spot.span?.[0] ?? 0;
    for (; at < from; at += 1) {
      if (letters[at] === "\n") [row, column] = [row + 1, 0];
      else column += 1;
    }
    return { spot, page: 1, x: column + spot.text.length / 2, y: row, high: 0.9 };
  });
}

/** The nearest word on the line above or below. */
export function beyond(words: Placed[], at: number, step: 1 | -1): number {
  const here = words[at];
  if (!here) return at;
  let found = at;
  for (let to = at + step; to >= 0 && to < words.length; to += step) {
    const there = words[to] as Placed;
    const sameLine = (a: Placed, b: Placed) => a.page === b.page && Math.abs(a.y - b.y) < Math.max(a.high, b.high) * 0.6;
    if (sameLine(there, here)) continue;
    const first = words[found] as Placed;
    if (found === at) found = to;
    else if (!sameLine(there, first)) break;
    else if (Math.abs(there.x - here.x) < Math.abs(first.x - here.x)) found = to;
  }
  return found;
}

/** What is marked now. */
export class Marking {
  words: Placed[] = [];
  /** Where marking began, and the word it has come to. */
  anchor = $state<number | null>(null);
  at = $state(0);

  constructor(words: Placed[], start: number) {
    this.words = words;
    this.at = Math.max(0, Math.min(start, words.length - 1));
  }

  get from(): number {
    return Math.min(this.anchor ?? this.at, this.at);
  }
  get to(): number {
    return Math.max(this.anchor ?? this.at, this.at);
  }
  /** The marked words; nothing before the first one is chosen. */
  get said(): string {
    if (this.anchor === null) return "";
    return this.words.slice(this.from, this.to + 1).map((word) => word.spot.text).join(" ");
  }
  has(index: number): boolean {
    return this.anchor !== null && index >= this.from && index <= this.to;
  }
  begin(index: number): void {
    this.anchor = index;
    this.at = index;
  }
  extend(index: number): void {
    this.anchor ??= index;
    this.at = index;
  }
  /** A key pressed on the paper; whether it meant something. */
  key(key: string, extending: boolean): boolean {
    const moves: Record<string, () => number> = {
      ArrowRight: () => Math.min(this.at + 1, this.words.length - 1),
      ArrowLeft: () => Math.max(this.at - 1, 0),
      ArrowDown: () => beyond(this.words, this.at, 1),
      ArrowUp: () => beyond(this.words, this.at, -1),
      Home: () => 0,
      End: () => this.words.length - 1,
    };
    const move = moves[key];
    if (key === " ") this.begin(this.at);
    else if (!move) return false;
    else if (extending) this.extend(move());
    else this.begin(move());
    return true;
  }
}
