// Which people are listed.

import type { PersonCard } from "../../ipc/generated/contract";
import { finder, plain } from "../../kit/finding";

/** What a person is found by: the name, and every number as it is stored. */
export function findable(card: PersonCard): string {
  const numbers = [...card.accounts, ...card.identifiers].map((number) => number.value);
  return plain([card.person.name, ...numbers].join(" "));
}

/** The people in whom each of these words is found; a number also by a part of it
 *  and however it is written. */
export function named(people: readonly PersonCard[], found_by: readonly string[], typed: string): PersonCard[] {
  const isFound = finder(typed);
  return people.filter((_, place) => {
    const text = found_by[place] ?? "";
    return isFound(text, text);
  });
}
