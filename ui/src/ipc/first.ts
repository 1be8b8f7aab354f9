// What the window asks first. A script of its own, so that it is sent while the
// rest of the page is still being read.

import { call } from "./client";
import type { TodayPage } from "./generated/contract";

export const firstPreferences = call("preferences", null);
export const firstDoor = call("door_state", null);

/** What stands on the first screen, where the record opens by itself. */
let today: Promise<TodayPage | null> | null = call("today", null).catch(() => null);

/** The first answer, to whoever asks first while the window opens. */
export function firstToday(): Promise<TodayPage | null> | null {
  const first = today;
  forgetFirst();
  return first;
}

/** The window is open: from now on a screen asks for itself. */
export function forgetFirst(): void {
  today = null;
}

// Whoever waits for them hears what went wrong.
firstPreferences.catch(() => undefined);
firstDoor.catch(() => undefined);
