// Which people are listed.

import type { PersonCard } from "../../ipc/generated/contract";
import { plain } from "../../kit/finding";

/** What a person is found by: the name, and every number as it is stored. */
export function findable(card: PersonCard): string {
  const numbers = [...card.accounts, ...card.identifiers].map((number) => number.value);
  return plain([card.person.name, ...numbers].join(" "));
}

/** The people in whom each of these words is found; a number also by a part of it
 *  and however it is written. */
export function named(people: readonly PersonCard[], found_by: readonly string[], typed: string): PersonCard[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const squeezed = plain(typed).replace(/[^a-z0-9]/g, "");
  const isNumber = squeezed.length > 3 && /\d/.test(squeezed);
  return people.filter((_, place) => {
    const text = found_by[place] ?? "";
    return words.every((word) => text.includes(word)) || (isNumber && text.includes(squeezed));
  });
}
