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

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months on; the last day of a month that is shorter. */
export function sameDay(day: string, months: number): string {
  const month = shifted(monthOf(day), months);
  const last = plus(`${shifted(month, 1)}-01`, -1);
  const wanted = `${month}-${day.slice(8)}`;
  return wanted < last ? wanted : last;
}

/** The day a key leads to from another day, by the pattern of a grid of dates;
 * none for a key that leads nowhere. */
export function reached(day: string, key: string, shift: boolean): string | null {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  switch (key) {
    case "ArrowLeft":
      return plus(day, -1);
    case "ArrowRight":
      return plus(day, 1);
    case "ArrowUp":
      return plus(day, -7);
    case "ArrowDown":
      return plus(day, 7);
    case "Home":
      return plus(day, -weekday);
    case "End":
      return plus(day, 6 - weekday);
    case "PageUp":
      return sameDay(day, shift ? -12 : -1);
    case "PageDown":
      return sameDay(day, shift ? 12 : 1);
    default:
      return null;
  }
}
