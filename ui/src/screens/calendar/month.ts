// A month as weeks of civil days. Dates are `YYYY-MM-DD`, worked in UTC so that
// no time zone moves them.

/** A month: `2026-06`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month so many months later or earlier. */
export function shifted(month: string, by: number): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Weeks from Sunday to Saturday that cover the month, with the days around it. */
export function weeks(month: string): string[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const start = new Date(first);
  start.setUTCDate(1 - first.getUTCDay());
  const all: string[][] = [];
  const next = shifted(month, 1);
  for (let day = start; ; ) {
    const week: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      week.push(day.toISOString().slice(0, 10));
      day = new Date(day.getTime() + 86_400_000);
    }
    all.push(week);
    if (monthOf(day.toISOString()) >= next) return all;
  }
}
