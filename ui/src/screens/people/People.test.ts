import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import type { PersonCard } from "../../ipc/generated/contract";
import People from "./People.svelte";

const answers = vi.hoisted(() => ({ people: [] as unknown[] }));
vi.mock("../../ipc/client", () => ({
  call: async (command: string) => (command === "people_list" ? { people: answers.people } : { items: [] }),
}));

const household = (size: number): PersonCard[] =>
  Array.from({ length: size }, (_, index) => ({
    person: { id: String(index), name: `Sample ${String(index + 1).padStart(3, "0")}` },
    birth_date: null, identifiers: [], accounts: [], cases: 0,
  }));
const names = () => screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);

test("a household stands there at once, with nothing to search in", async () => {
  answers.people = household(50);
  render(People);
  await screen.findByRole("heading", { name: "Sample 050" });
  expect(names()).toHaveLength(50);
  expect(screen.queryByRole("searchbox")).toBeNull();
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
});

test("of many people the first stand there, the next on request, and one is found by name", async () => {
  answers.people = household(120);
  render(People);
  await screen.findByRole("heading", { name: "Sample 050" });
  expect(names()).toHaveLength(50);
  await fireEvent.click(screen.getByRole("button", { name: "Show more" }));
  expect(names()).toHaveLength(100);
  await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "sample 117" } });
  expect(names()).toEqual(["Sample 117"]);
  expect(screen.getByRole("status").textContent).toBe("1 of 120 people");
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
});
