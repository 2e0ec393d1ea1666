import type { DraftKey } from '../../books/plannedDraft';
import type { Posting } from '../../posting/posting';
import { postingKey } from '../../posting/postings';
import type { Result } from '../../problem/problem';
import type { CompanyPorts } from '../companyPorts';
import type { AskedDraft } from '../planning/planAgreed';
import { removalHash } from '../planning/removal';
import { undoDocument } from './undoDocument';

/**
 * Takes out estimates of which nothing is to be shipped any more: they book nothing, and what has shipped has
 * documents of its own. One that somebody has changed stays.
 */
export async function removeEstimates(
  company: CompanyPorts,
  asked: readonly AskedDraft[],
): Promise<ReadonlyMap<DraftKey, Result<Posting>>> {
  const results = new Map<DraftKey, Result<Posting>>();
  for (const { draftKey, previewHash } of asked) {
    if (previewHash !== removalHash(draftKey)) continue;
    results.set(draftKey, await undoDocument(company, postingKey(company.realmId, draftKey)));
  }
  return results;
}
