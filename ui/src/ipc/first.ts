// What the window asks first. A script of its own, so that it is sent while the
// rest of the page is still being read.

import { call } from "./client";

export const firstPreferences = call("preferences", null);
export const firstDoor = call("door_state", null);

// Whoever waits for them hears what went wrong.
firstPreferences.catch(() => undefined);
firstDoor.catch(() => undefined);
