// The pages of a proposal, to look at.

import { call, proposalBytes } from "../../ipc/client";
import type { Proposal } from "../../ipc/generated/contract";

/** A document to show page by page, or its pictures; nothing for a text. */
export async function pageBytes(
  proposal: Proposal,
): Promise<{ bytes: Uint8Array | null; pictures: string[] | null }> {
  if (proposal.text !== null) return { bytes: null, pictures: null };
  if (proposal.source_kind === "image")
    return { bytes: null, pictures: (await call("proposal_pictures", { proposal: proposal.id })).pages };
  return { bytes: await proposalBytes(proposal.id), pictures: null };
}
