// Several documents reviewed as a list: what was read, what is still to read,
// and what the person decided. Nothing is kept before they say so.

import { call } from "../../ipc/client";
import type {
  BatchGroup, PersonChoice, PersonRef, Phrase, Proposal, RefusedArrival, WireError,
} from "../../ipc/generated/contract";
import { attempt, go, refresh, session, tell } from "../../session.svelte";
import { t } from "../../words.svelte";
import { draftOf, forgetDraft, forgetDrafts, openDraft, ticks } from "../review/draft.svelte";

export interface Paper {
  name: string;
  read: () => Promise<Proposal>;
  proposal: Proposal | null;
  error: WireError | null;
  /** The person takes it along when the list is kept. */
  taken: boolean;
  /** It is kept, or put aside. */
  done: boolean;
}

interface Batch {
  papers: Paper[];
  refused: RefusedArrival[];
  groups: BatchGroup[];
  people: PersonRef[];
  /** Whom each group is about, by its id. */
  whose: Record<string, PersonChoice | null>;
  reading: boolean;
}

const nothing = (): Batch => ({ papers: [], refused: [], groups: [], people: [], whose: {}, reading: false });

export const batch = $state<Batch>(nothing());
let stop = false;
let round = 0;

/** How many papers wait for a decision. */
export function open(): number {
  return batch.papers.filter((paper) => !paper.done).length;
}

/** Begins a list, or adds to the one that is open. */
export function begin(files: Pick<Paper, "name" | "read">[], refused: RefusedArrival[] = []): void {
  batch.papers = batch.papers.filter((paper) => !paper.done);
  for (const file of files)
    batch.papers.push({ ...file, proposal: null, error: null, taken: true, done: false });
  batch.refused.push(...refused);
  session.review = null;
  go({ screen: "batch" });
  void readOn();
}

/** Reads what is not read yet, one after the other. */
export async function readOn(): Promise<void> {
  if (batch.reading) return;
  batch.reading = true;
  stop = false;
  const mine = ++round;
  for (const paper of batch.papers) {
    if (stop || mine !== round) break;
    if (paper.proposal || paper.error || paper.done) continue;
    try {
      const proposal = await paper.read();
      if (mine !== round) return;
      openDraft(proposal);
      paper.proposal = proposal;
      paper.taken = proposal.document_kind !== "suspicious_message";
      paper.done = proposal.already_kept !== null || isSecret(proposal);
      if (paper.done) await call("proposal_discard", { proposal: proposal.id });
    } catch (error) {
      paper.error = error as WireError;
    }
    await group();
  }
  if (mine === round) batch.reading = false;
}

/** Reads no further; what was read stays. */
export function stopReading(): void {
  stop = true;
}

/** Puts what was read in groups. */
export async function group(): Promise<void> {
  const proposals = waiting().map((paper) => paper.proposal?.id ?? "");
  const page = await attempt(() => call("batch_show", { proposals }));
  if (!page) return;
  batch.groups = page.groups;
  batch.people = page.people;
}

/** What was read and waits for a decision. */
export function waiting(): Paper[] {
  return batch.papers.filter((paper) => paper.proposal && !paper.done);
}

/** The paper of a proposal. */
export function paperOf(proposal: string): Paper | undefined {
  return batch.papers.find((paper) => paper.proposal?.id === proposal);
}

/** Keeps the taken papers of some groups, in one step. */
export async function keep(groups: BatchGroup[]): Promise<void> {
  const keeps = groups.flatMap((one) => {
    const person = batch.whose[one.id];
    const proposals = one.cases.flatMap((filing) => filing.proposals);
    return person ? proposals.filter((id) => paperOf(id)?.taken).map((id) => ({ id, person })) : [];
  });
  if (!keeps.length) return;
  const kept = await attempt(() =>
    call("batch_keep", {
      keeps: keeps.map(({ id, person }) => {
        const proposal = paperOf(id)?.proposal as Proposal;
        const draft = draftOf(proposal);
        return { proposal: id, ticked: ticks(proposal, draft), corrected: draft.corrected, person };
      }),
    }),
  );
  if (!kept) return;
  for (const { id } of keeps) close(id);
  tell(t("batch_kept", { count: kept.documents, facts: kept.facts }));
  await attempt(refresh);
  await group();
}

/** A paper was kept or put aside in its own review. */
export function close(proposal: string): void {
  const paper = paperOf(proposal);
  if (paper) paper.done = true;
  forgetDraft(proposal);
}

/** A reading was corrected. */
export function renew(proposal: Proposal): void {
  const paper = paperOf(proposal.id);
  if (paper) paper.proposal = proposal;
}

/** Puts the rest of the list aside; nothing of it was kept. */
export async function putAside(): Promise<void> {
  const left = waiting();
  clearBatch();
  await attempt(async () => {
    for (const paper of left) await call("proposal_discard", { proposal: paper.proposal?.id ?? "" });
    await call("arrivals_forget", null);
  });
  go({ screen: "today" });
}

/** Forgets the list. */
export function clearBatch(): void {
  stop = true;
  round += 1;
  forgetDrafts();
  Object.assign(batch, nothing());
}

/** A code to sign in with: nobody keeps it. */
export function isSecret(proposal: Proposal): boolean {
  return proposal.document_kind === "sign_in_code";
}

/** What a person has to look at before keeping a paper. */
export function concerns(proposal: Proposal): { warnings: Phrase[]; conflicts: number; unticked: number } {
  const draft = draftOf(proposal);
  return {
    warnings: proposal.warnings,
    conflicts: proposal.facts.filter((fact) => fact.conflict).length,
    unticked: proposal.facts.filter((fact) => !draft.ticked[fact.id]).length,
  };
}
