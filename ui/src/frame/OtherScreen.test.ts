import { render, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import { go, session } from "../session.svelte";
import OtherScreen from "./OtherScreen.svelte";

interface Asked {
  command: string;
  request: Record<string, unknown> | null;
  answer: (with_what: unknown) => void;
}
const asked = vi.hoisted(() => [] as Asked[]);
vi.mock("../ipc/client", () => ({
  call: (command: string, request: Asked["request"]) =>
    new Promise((answer) => asked.push({ command, request, answer })),
}));

const commands = () => asked.map((one) => one.command);

test.each([
  [{ screen: "case", id: "the case" }, "case_show", { case: "the case" }, "case_details"],
  [{ screen: "document", id: "the paper" }, "document_show", { document: "the paper" }, "document_described"],
] as const)("a screen that is left while it loads asks for nothing of the next: %o", async (place, first, own, second) => {
  asked.length = 0;
  go(place);
  const { unmount } = render(OtherScreen);
  await waitFor(() => expect(commands()).toContain(first));
  go({ screen: "person", id: "somebody" });
  await waitFor(() => expect(commands()).toContain("person_show"));
  asked.find((one) => one.command === first)?.answer({});
  await waitFor(() => expect(commands()).toContain(second));
  expect(asked.find((one) => one.command === second)?.request).toEqual(own);
  expect(session.error).toBeNull();
  unmount();
});
