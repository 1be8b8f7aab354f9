// What a person decided about a proposal that waits: ticks and corrections.

import type { Proposal } from "../../ipc/generated/contract";

export interface Draft {
  ticked: Record<string, boolean>;
  corrected: Record<string, string>;
}

const drafts = $state<Record<string, Draft>>({});

/** The decisions about a proposal; before the first one, every fact as it came. */
export function draftOf(proposal: Proposal): Draft {
  return drafts[proposal.id] ?? asItCame(proposal);
}

/** The same, to decide in. */
export function openDraft(proposal: Proposal): Draft {
  drafts[proposal.id] ??= asItCame(proposal);
  return drafts[proposal.id] as Draft;
}

function asItCame(proposal: Proposal): Draft {
  return { ticked: Object.fromEntries(proposal.facts.map((fact) => [fact.id, fact.ticked])), corrected: {} };
}

/** The decisions begin anew: what is proposed was read otherwise. */
export function startOver(draft: Draft, proposal: Proposal): void {
  Object.assign(draft, asItCame(proposal));
}

/** Ids of the ticked facts. */
export function ticks(proposal: Proposal, draft: Draft): string[] {
  return proposal.facts.filter((fact) => draft.ticked[fact.id]).map((fact) => fact.id);
}

/** Forgets the decisions about a proposal. */
export function forgetDraft(proposal: string): void {
  delete drafts[proposal];
}

/** Forgets every decision. */
export function forgetDrafts(): void {
  for (const proposal of Object.keys(drafts)) delete drafts[proposal];
}
