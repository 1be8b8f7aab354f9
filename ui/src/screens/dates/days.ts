// Days before a date, as people type and read them.

/** `7, 1, 0` from whatever stands between the figures. */
export function typedDays(text: string): number[] {
  return text.split(/[^0-9]+/).filter(Boolean).map(Number);
}

/** For the box: `7, 1, 0`. */
export function shownDays(days: number[]): string {
  return days.join(", ");
}
