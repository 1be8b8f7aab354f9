import { expect, test } from "vitest";

import type { IdentifierCard, PersonCard } from "../../ipc/generated/contract";
import { findable, named } from "./choosing";

const person = (name: string, value?: string): PersonCard => ({
  person: { id: name, name },
  birth_date: null,
  identifiers: value ? [{ value } as IdentifierCard] : [],
  accounts: [],
  cases: 0,
});
const people = [person("José Sample", "A000000101"), person("Ana María Sample"), person("Ana Example")];
const found = (typed: string) => named(people, people.map(findable), typed).map((one) => one.person.name);

test("a person is found by a name without its accent, by all words together, by a number however it is written", () => {
  expect(found("")).toHaveLength(3);
  expect(found("jose")).toEqual(["José Sample"]);
  expect(found("ana sample")).toEqual(["Ana María Sample"]);
  expect(found("A 000-000-101")).toEqual(["José Sample"]);
  expect(found("0101")).toEqual(["José Sample"]);
  expect(found("nobody")).toEqual([]);
});
