import { chosenVendor } from '../../books/chosenParty';
import type { DraftKey, PlannedDraft } from '../../books/plannedDraft';
import type { Books } from '../../books/setup';
import type { FallbackFacts } from '../../posting/fallback/facts';
import { fallbackPlans } from '../../posting/fallback/fallbackPlans';
import type { Fault, Posting } from '../../posting/posting';
import { type Agreed, postingKey } from '../../posting/postings';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { type PlanAgain, postAgreed } from './postAgreed';

/** What the seller agreed to instead of a document whose shape was refused. */
export interface FallbackAsked {
  readonly draftKey: DraftKey;
  /** The hashes of the documents that were shown, in their order. */
  readonly previewHashes: readonly string[];
}

/**
 * The changed preview of a document that QuickBooks refused for its shape; empty where there is none. `plan` draws
 * the document as it is planned without regard to the refusal.
 */
export async function previewFallback(
  ports: Ports,
  draftKey: DraftKey,
  plan: PlanAgain,
): Promise<Result<readonly PlannedDraft[]>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const planned = await plansInstead(ports, books, draftKey, plan);
  return planned.ok ? ok(planned.value.plans) : planned;
}

/**
 * Sends the documents that stand in for a refused one, each by the posting protocol, where they are still what the
 * seller saw. One that fails keeps the others from being begun; what was sent before stays and is owned.
 */
export async function postFallback(
  ports: Ports,
  { draftKey, previewHashes }: FallbackAsked,
  plan: PlanAgain,
): Promise<Result<readonly Posting[]>> {
  const postings: Posting[] = [];
  for (const [index, hash] of previewHashes.entries()) {
    const key = index === 0 ? draftKey : `${draftKey}/fees`;
    const sent = await postAgreed(ports, key, (books) =>
      agreedInstead(ports, books, draftKey, plan, index, hash),
    );
    if (!sent.ok) return sent;
    postings.push(sent.value);
    if (sent.value.state !== 'posted' && index + 1 < previewHashes.length) break;
  }
  return ok(postings);
}

async function agreedInstead(
  ports: Ports,
  books: Books,
  draftKey: DraftKey,
  plan: PlanAgain,
  index: number,
  hash: string,
): Promise<Result<Agreed>> {
  const planned = await plansInstead(ports, books, draftKey, plan);
  if (!planned.ok) return planned;
  const { plans, agreed, fault } = planned.value;
  const now = plans[index];
  if (now?.draft === undefined || now.previewHash !== hash || fault === undefined)
    return failed(problem('preview_changed'));
  return ok({ ...agreed, draftKey: now.key, previewHash: hash, draft: now.draft, answers: fault });
}

async function plansInstead(ports: Ports, books: Books, draftKey: DraftKey, plan: PlanAgain) {
  const agreed = await plan(books);
  if (!agreed.ok) return agreed;
  const posting = await ports.store.readPosting(postingKey(books.company.realmId, draftKey));
  const fault: Fault | undefined = posting?.fault ?? posting?.answers;
  const facts = factsOf(books, agreed.value);
  const plans = fault === undefined ? [] : fallbackPlans(agreed.value, fault, facts);
  return ok({ plans, agreed: agreed.value, fault });
}

function factsOf(books: Books, { orderId, draft }: Agreed): FallbackFacts {
  const { currency } = draft;
  const vendor = chosenVendor(books, currency === books.company.homeCurrency ? undefined : currency);
  return {
    ...(orderId === undefined ? {} : { orderId }),
    ...(vendor.problems.length > 0 || vendor.missing !== undefined ? {} : { vendor: vendor.ref }),
    accountType: (accountId) => books.lists.accounts.find(({ id }) => id === accountId)?.type,
  };
}
