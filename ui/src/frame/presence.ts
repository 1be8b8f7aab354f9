// Tells the program that somebody is at the window, at most four times a minute.

import { call } from "../ipc/client";

const OFTEN = 15_000;
let told = 0;

export function seen(): void {
  const now = performance.now();
  if (told && now - told < OFTEN) return;
  told = now;
  void call("still_here", null);
}
