// What the whole window knows: the door, where we are, what can be undone.

import { call } from "./ipc/client";
import type {
  DoorState, Preferences, Proposal, Target, UndoState, WireError,
} from "./ipc/generated/contract";
import { takeBack } from "./unsaved.svelte";
import { say, speak, t } from "./words.svelte";

export type Place =
  | { screen: "today" | "calendar" | "cases" | "documents" | "people" | "contacts" | "settings" | "batch" }
  | { screen: "evidence"; id?: string }
  | { screen: "history"; case?: string; person?: string; of?: string }
  | { screen: "number"; pasted?: string }
  | { screen: "case" | "person" | "document" | "guide" | "account" | "move" | "trips"; id: string };

interface Session {
  door: DoorState | null;
  preferences: Preferences | null;
  place: Place;
  /** Counts changes of the record: a screen loads anew when it moves. */
  revision: number;
  undo: UndoState;
  /** What was just done, for the status line. */
  status: string;
  /** What could not be done. */
  error: WireError | null;
  /** The first run goes on, although the record is open already. */
  settingUp: boolean;
  /** A document that waits for a person. */
  review: Proposal | null;
  /** A file no reader understood; it may be kept as it is. */
  unread: File | null;
  /** It is being kept as it is. */
  keeping: File | null;
}

export const session = $state<Session>({
  door: null,
  preferences: null,
  place: { screen: "today" },
  revision: 0,
  undo: { undo: null, redo: null },
  status: "",
  error: null,
  settingUp: false,
  review: null,
  unread: null,
  keeping: null,
});

/** Goes to a screen. */
export function go(place: Place): void {
  session.place = place;
  session.unread = session.keeping = null;
  session.error = null;
}

/** Goes to what a search hit or a reminder leads to. */
export function follow(target: Target): void {
  go({ screen: target.kind, id: target.id });
}

/** Takes the newest look at the door, and follows what was asked for. */
export function stand(door: DoorState): void {
  session.door = door;
  if (door.door !== "open") session.review = session.unread = session.keeping = null;
  if (door.asked) follow(door.asked);
}

/** Looks at the door, unless it was just seen, and at what can be undone. */
export async function refresh(seen?: DoorState): Promise<void> {
  const door = seen ?? (await call("door_state", null));
  if (door.door === "open" && session.door?.door === "locked") {
    const place = await takeBack();
    if (place) session.place = JSON.parse(place) as Place;
  }
  // In one go, so that a screen that appears now loads once.
  session.revision += 1;
  stand(door);
  session.undo =
    session.door?.door === "open" ? await call("undo_state", null) : { undo: null, redo: null };
}

/** Does something that can fail; says so in the window. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  session.error = null;
  try {
    return await work();
  } catch (error) {
    const wire = error as WireError;
    // Locked from outside, or by time: show the door.
    if (wire.code === "locked") stand(await call("door_state", null));
    session.error = wire;
    return undefined;
  }
}

/** What is wrong with a box of a form, in words. */
export function wrong(field: string): string {
  const error = session.error;
  if (error?.field !== field) return "";
  return say(`error_${error.code}`, error.params as Record<string, string>);
}

/** Says what was done. */
export function tell(status: string): void {
  session.status = status;
  clearTimeout(silence);
  silence = setTimeout(() => (session.status = ""), 8000);
}

let silence: ReturnType<typeof setTimeout> | undefined;

/** Saves a part of the person's settings and uses them from now on. */
export async function prefer(part: Partial<Preferences>): Promise<void> {
  const preferences = session.preferences;
  if (preferences) await attempt(async () => use(await call("preferences_save", { ...preferences, ...part })));
}

/** Uses the person's settings. */
export function use(preferences: Preferences): void {
  session.preferences = preferences;
  const system = navigator.language.startsWith("es") ? "es" : "en";
  speak(preferences.language === "system" ? system : preferences.language);
  const root = document.documentElement;
  if (preferences.theme === "system") delete root.dataset.theme;
  else root.dataset.theme = preferences.theme;
  root.style.fontSize = `${preferences.text_size}%`;
}

/** Takes the last step back, or brings it again. */
export async function turn(which: "undo" | "redo"): Promise<void> {
  const done = await attempt(() => call(which, null));
  if (!done) return;
  session.undo = done.state;
  tell(t(which === "undo" ? "undone" : "redone"));
}
