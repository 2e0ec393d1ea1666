import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DraftKey } from '../../books/plannedDraft';
import { type ProvenFile, settlementProof } from '../../books/settlement/settlementProof';
import { postingKey } from '../../posting/postings';
import { type CompanyPorts, evidencePortsOf } from '../companyPorts';
import type { EnginePorts } from '../jobs/ports';
import { type SubjectFacts, settlementPlan } from '../planning/planSubject';
import type { KnownSubject } from '../planning/readSubject';
import { attachSettlement } from './attachSettlement';

/** A settlement as it was read before its documents were sent. */
export type KnownSettlement = KnownSubject<Extract<SubjectFacts, { readonly of: 'settlement' }>>;

/**
 * Attaches a settlement's file and its proof to its entries, where one of them was sent. What does not go now is kept
 * and goes on by itself; nothing of it keeps documents back.
 */
export async function proveSettlement(
  { facts }: Pick<EnginePorts, 'facts'>,
  company: CompanyPorts,
  known: KnownSettlement,
  sent: Iterable<DraftKey>,
): Promise<void> {
  if (![...sent].some(isEntry)) return;
  const { realmId } = company;
  const { settlement } = known.facts;
  const { settlementId } = settlement;
  const { plans, booked } = settlementPlan(known.facts, known.context);
  const drafts = plans.flatMap(({ key, draft }) => (draft === undefined || isCost(key) ? [] : draft));
  const file = await facts.readSettlementFile(settlementId);
  const proven: ProvenFile | undefined = file && {
    name: `Amazon settlement ${settlementId}`,
    sha256: bytesToHex(sha256(file.bytes)),
    sizeBytes: file.bytes.length,
  };
  await attachSettlement(evidencePortsOf(company), company.store.readPosting, {
    realmId,
    settlementId,
    entries: plans.flatMap(({ key }) => (isEntry(key) ? postingKey(realmId, key) : [])),
    ...(file === undefined ? {} : { file }),
    proof: settlementProof(settlement, booked, drafts, known.context, proven),
  });
}

/** The payout, charges, payments and cost of goods of a settlement are no entries of it. */
function isEntry(key: DraftKey): boolean {
  return !/\/(payout|payment|charge\/[^/]+)$/.test(key) && !isCost(key);
}

/** Whether a document of a settlement is the cost of what it sold. */
export function isCost(key: DraftKey): boolean {
  return key.includes('/cost/');
}
