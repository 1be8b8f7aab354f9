import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import type { NumberReading } from "../../ipc/generated/contract";
import NumberField from "./NumberField.svelte";

const reading = (part: Partial<NumberReading>): NumberReading => ({
  kind: "receipt_number", action: "reject", normalized: null, printed: null, candidates: [],
  suggestion: null, move_to: null, reason: { code: "reason_other_box", params: {} }, already_with: null,
  already_in: [], ...part,
});
const answers = vi.hoisted(() => ({ next: null as unknown }));
vi.mock("../../ipc/client", () => ({ call: async () => answers.next }));

function box(onmove = vi.fn()) {
  render(NumberField, { label: "Account", hint: "", kind: "online_account_number", value: "", error: "", onmove });
  return screen.getByLabelText("Account") as HTMLInputElement;
}

test("a number of another kind is offered its right place and leaves the box", async () => {
  answers.next = reading({ printed: "IOE 00 0000 0101", move_to: { kind: "receipt_number", value: "IOE0000000101" } });
  const moved = vi.fn();
  const input = box(moved);
  await fireEvent.input(input, { target: { value: "IOE0000000101" } });
  await fireEvent.click(await screen.findByRole("button", { name: /where it belongs: Receipt number/ }));
  expect(moved).toHaveBeenCalledWith("receipt_number", "IOE0000000101");
  expect(input.value).toBe("");
});

test("a repair is offered and never applied by itself", async () => {
  answers.next = reading({ kind: "invalid", suggestion: { kind: "online_account_number", value: "000000000101" } });
  const input = box();
  await fireEvent.input(input, { target: { value: "O00000000101" } });
  const offer = await screen.findByRole("button", { name: /Use 000000000101/ });
  expect(input.value).toBe("O00000000101");
  await fireEvent.click(offer);
  expect(input.value).toBe("000000000101");
});
