// What is wrong with a box, if the last error was about it.

import { session } from "../../session.svelte";
import { say } from "../../words.svelte";

/** The sentence for this box, or nothing. */
export function wrong(field: string): string {
  const error = session.error;
  if (error?.field !== field) return "";
  return say(`error_${error.code}`, error.params as Record<string, string>);
}
