// Marking the words of a fact on the paper that is reviewed.

import { call } from "../../ipc/client";
import type { MarkTarget, MissingField, Proposal, ProposedFact } from "../../ipc/generated/contract";
import { attempt } from "../../session.svelte";
import { say } from "../../words.svelte";
import { Marking, placed, type Placed } from "../document/paper/marking.svelte";

interface Task {
  marking: Marking;
  label: string;
  take: () => void;
  leave: () => void;
}

export class MarkingOf {
  /** What is being marked; none while nobody marks. */
  task = $state.raw<Task | null>(null);
  #words: Placed[] | null = null;

  constructor(
    private readonly proposal: () => Proposal,
    private readonly done: (renewed: Proposal, fact: string | null) => void,
  ) {}

  /** Begins to mark a fact the reader found, where it was found. */
  fact(fact: ProposedFact): Promise<void> {
    return this.#begin(fact.field, { target: "fact", fact: fact.id }, fact.id);
  }

  /** Begins to mark a fact the reader did not find. */
  missing(missing: MissingField): Promise<void> {
    return this.#begin(missing.field, { target: "missing", missing }, null);
  }

  async #begin(field: string, target: MarkTarget, fact: string | null): Promise<void> {
    const { id, text } = this.proposal();
    if (!this.#words) {
      const page = await attempt(() => call("proposal_words", { proposal: id }));
      if (!page) return;
      this.#words = placed(page.words, text);
    }
    const marking = new Marking(this.#words, this.#startOf(fact));
    const leave = () => {
      this.task = null;
      if (fact) document.getElementById(`fact-${fact}`)?.focus();
    };
    const take = async () => {
      const request = { proposal: id, mark: target, from: marking.from, to: marking.to };
      const renewed = await attempt(() => call("proposal_mark", request));
      if (!renewed) return;
      this.task = null;
      this.done(renewed, fact);
    };
    this.task = { marking, label: say(`field_${field}`), take, leave };
  }

  /** The word at which a fact begins, else the first one. */
  #startOf(fact: string | null): number {
    const spot = this.proposal().facts.find((one) => one.id === fact)?.spots[0];
    if (!spot || !this.#words) return 0;
    const inside = ({ spot: word, page, x, y }: Placed) =>
      spot.span
        ? (word.span?.[0] ?? -1) >= spot.span[0]
        : page === spot.page && y >= spot.y0 && y <= spot.y1 && x >= spot.x0;
    return Math.max(0, this.#words.findIndex(inside));
  }
}
