import { digest } from './digest';
import type { PostingKey } from './posting';

// Intuit takes 50 characters for a single request and 36 within batches; 35 fit both.
const digits = 32;

/** The request id of creating a posting's document: the same for every try of one generation, in every browser. */
export function creationRequestId(realmId: string, key: PostingKey, generation: number): string {
  return `cf-${digest(['create', realmId, key, String(generation)], digits)}`;
}

/**
 * The request id of giving one version of a document other bytes: the same for every try, in every browser.
 * A refusal leads to another, as with removals.
 */
export function changeRequestId(
  realmId: string,
  documentId: string,
  syncToken: string,
  payload: string,
  refusals = 0,
): string {
  const parts = ['change', realmId, documentId, syncToken, String(refusals), payload];
  return `cf-${digest(parts, digits)}`;
}

/**
 * The request id of removing one document in one of its versions. A refusal is repeated under the same id
 * even when its reason is gone, so every refusal leads to another.
 */
export function removalRequestId(
  realmId: string,
  documentId: string,
  syncToken: string,
  refusals = 0,
): string {
  return `cf-${digest(['remove', realmId, documentId, syncToken, String(refusals)], digits)}`;
}
