import { evidenceDocuments, evidenceKey, type GivenFile, settlementFiles } from '../../posting/evidenceFiles';
import type { Evidence } from '../../posting/evidenceState';
import type { Posting, PostingKey } from '../../posting/posting';
import type { Result } from '../../problem/problem';
import type { EvidencePorts } from '../evidencePorts';
import { attachEvidence } from './attachEvidence';

/** What proves a settlement, and the documents that it became. */
export interface SettlementEvidence {
  readonly realmId: string;
  readonly settlementId: string;
  /** Of its entries; its payout and charges have no files. */
  readonly entries: readonly PostingKey[];
  /** None where the settlement was read from transactions. */
  readonly file?: GivenFile;
  /** `settlementProof` of what was sent. */
  readonly proof: Result<string>;
}

/**
 * Attaches a settlement's file and its proof to its entries: after they were sent, and again after an undo and a
 * second sending. A proof that does not add up is not attached, and said; nothing of it changes an entry.
 */
export async function attachSettlement(
  ports: EvidencePorts,
  readPosting: (key: PostingKey) => Promise<Posting | undefined>,
  { realmId, settlementId, entries, file, proof }: SettlementEvidence,
): Promise<Result<Evidence>> {
  const postings: Posting[] = [];
  for (const key of entries) {
    const posting = await readPosting(key);
    if (posting !== undefined) postings.push(posting);
  }
  return attachEvidence(ports, {
    key: evidenceKey(realmId, settlementId),
    realmId,
    number: postings[0]?.remote?.number ?? postings[0]?.number ?? settlementId,
    documents: evidenceDocuments(postings),
    files: settlementFiles(settlementId, file, proof.ok ? proof.value : undefined),
    ...(proof.ok ? {} : { problem: proof.problem }),
  });
}
