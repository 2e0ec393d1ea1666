import type { DocumentKind, Draft } from '../../books/draft';
import type { Books } from '../../books/setup';
import { readMark } from '../../posting/marks';
import { holdsOwnership } from '../../posting/ownership';
import type { Agreed } from '../../posting/postings';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { FoundDocument, FreezeFacts, PaidDocument, Ports } from '../ports';

/** What a payment can pay, in QuickBooks' words; others stand in no such link. */
const payable: Readonly<Partial<Record<DocumentKind, PaidDocument['entity']>>> = {
  invoice: 'Invoice',
  creditMemo: 'CreditMemo',
  journalEntry: 'JournalEntry',
};

/**
 * What the bytes of some kinds name beside the draft: a payment the ids of what it pays, a journal entry on
 * receivables their customer. Nothing for the others.
 */
export async function freezeFacts(
  ports: Pick<Ports, 'store' | 'quickbooks'>,
  books: Books,
  { draft, orderId }: Pick<Agreed, 'draft' | 'orderId'>,
): Promise<Result<FreezeFacts>> {
  if (draft.kind === 'journalEntry') return ok(receivableOf(draft, books));
  if (draft.kind !== 'payment') return ok({});
  const paid = new Map<string, PaidDocument>();
  for (const { number } of draft.pays) {
    const found = (await ownDocument(ports, orderId, number)) ?? (await inQuickBooks(ports, number));
    if (!found.ok) return found;
    paid.set(number, found.value);
  }
  return ok({ paid });
}

function receivableOf(
  { customer, lines }: Extract<Draft, { readonly kind: 'journalEntry' }>,
  { lists }: Books,
): FreezeFacts {
  const receivables = new Set(
    lists.accounts.filter(({ type }) => type === 'Accounts Receivable').map(({ id }) => id),
  );
  const line = lines.find(({ account }) => receivables.has(account.id));
  return customer === undefined || line === undefined
    ? {}
    : { receivable: { accountId: line.account.id, customer } };
}

/** Where QuickBooks gives the numbers, only what was stored tells which document is meant. */
async function ownDocument(
  { store }: Pick<Ports, 'store'>,
  orderId: string | undefined,
  number: string,
): Promise<Result<PaidDocument> | undefined> {
  if (orderId === undefined) return undefined;
  const postings = await store.readPostingsOfOrder(orderId);
  const remote = postings.find((each) => each.number === number && holdsOwnership(each.state))?.remote;
  const entity = remote === undefined ? undefined : payable[remote.kind];
  return remote === undefined || entity === undefined ? undefined : ok({ id: remote.id, entity });
}

async function inQuickBooks(
  { quickbooks }: Pick<Ports, 'quickbooks'>,
  number: string,
): Promise<Result<PaidDocument>> {
  for (const kind of ['invoice', 'creditMemo', 'journalEntry'] as const) {
    const found = await quickbooks.findByNumberPrefix(kind, number);
    if (!found.ok) return found;
    const [document] = found.value.filter((each) => each.number === number).sort(oursFirst);
    const entity = payable[kind];
    if (document !== undefined && entity !== undefined) return ok({ id: document.id, entity });
  }
  return failed(problem('invoice_first', { number }));
}

function oursFirst(a: FoundDocument, b: FoundDocument): number {
  const rank = ({ privateNote }: FoundDocument): number => (readMark(privateNote) === undefined ? 1 : 0);
  return rank(a) - rank(b) || a.createdAtMs - b.createdAtMs;
}
