// Words that were typed and not saved when the record locked. The program keeps
// them in its memory; each goes back into its box when that is open again.

import { untrack } from "svelte";
import type { Attachment } from "svelte/attachments";

import { call } from "./ipc/client";
import type { Unsaved, UnsavedText } from "./ipc/generated/contract";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Words that came back and are in no box yet. */
export const returned = $state<{ texts: UnsavedText[] }>({ texts: [] });

const touched = new Map<Field, string>();

/** Watches a box under its label, and puts back what was typed into it. */
export function unsaved(label: string): Attachment<Field> {
  return (field) => {
    // A password is typed again.
    if (field.type === "password") return;
    const touch = () => touched.set(field, label);
    field.addEventListener("input", touch);
    untrack(() => putBack(field, label));
    return () => {
      field.removeEventListener("input", touch);
      touched.delete(field);
    };
  };
}

/** What stands in touched boxes and would be lost; null when there is nothing. */
export function gather(place: string): Unsaved | null {
  const texts = [...touched].map(([field, label]) => ({ label, text: field.value }));
  const left = [...texts, ...$state.snapshot(returned.texts)].filter(({ text }) => text.trim());
  returned.texts = [];
  return left.length ? { place, texts: left } : null;
}

/** Asks for what the program kept. Answers where the person was. */
export async function takeBack(): Promise<string | null> {
  const kept = await call("unsaved_take", null);
  // Two looks at the door may ask at once: only one gets the words.
  if (!kept) return null;
  returned.texts = kept.texts;
  return kept.place;
}

/** Lets go of what came back. */
export function letGo(): void {
  returned.texts = [];
}

function putBack(field: Field, label: string): void {
  const at = returned.texts.findIndex((text) => text.label === label);
  const [back] = at < 0 ? [] : returned.texts.splice(at, 1);
  if (!back) return;
  field.value = back.text;
  // Whoever binds the box hears it as typed.
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
