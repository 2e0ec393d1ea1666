import type { BridgeDocument, BridgeFacts, BridgeItem, BridgeReason, ClearingBridge } from './bridge';
import { type BridgeBooks, bridgeBooks } from './bridgeBooks';
import { settlementShares } from './settlementShares';
import { type Reasoned, unsettledShares } from './unsettledShares';

/** In the order in which a seller reads them. */
const reasons: readonly BridgeReason[] = [
  'opening',
  'unsettled',
  'provisional',
  'deferred',
  'payoutInTransit',
  'owed',
  'reserve',
  'unfinished',
  'undone',
  'edited',
  'others',
];

/**
 * Explains the balance of the clearing account: why it is not what Amazon holds, or not zero. Each figure
 * bears its documents; what no figure explains is the remainder.
 */
export function clearingBridge(facts: BridgeFacts): ClearingBridge {
  const books = bridgeBooks(facts);
  const openingMinor = facts.context.settings.start?.clearingMinor ?? 0;
  const all: readonly Reasoned[] = [
    { reason: 'opening', number: '', amountMinor: openingMinor },
    ...unsettledShares(books, facts),
    ...settlementShares(books, facts),
    ...books.inBooks.map((document) => ({ ...edited(document), reason: 'edited' as const })),
    ...facts.others.map(({ number, clearingMinor: amountMinor }) => ({
      reason: 'others' as const,
      number,
      amountMinor,
    })),
  ];
  const items = reasons.flatMap((reason) => itemOf(reason, all));
  const balanceMinor = facts.balanceMinor ?? openingMinor + bookedMinor(books, facts);
  const explainedMinor = items.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { currency: facts.currency, balanceMinor, items, unexplainedMinor: balanceMinor - explainedMinor };
}

/** Several shares of one document are one; an item of nothing but zeros is none. */
function itemOf(reason: BridgeReason, all: readonly Reasoned[]): readonly BridgeItem[] {
  const byNumber = new Map<string, number>();
  for (const { number, amountMinor } of all.filter((each) => each.reason === reason)) {
    byNumber.set(number, (byNumber.get(number) ?? 0) + amountMinor);
  }
  const documents = [...byNumber]
    .map(([number, amountMinor]) => ({ number, amountMinor }))
    .filter(({ amountMinor }) => amountMinor !== 0);
  if (documents.length === 0) return [];
  const amountMinor = documents.reduce((sum, each) => sum + each.amountMinor, 0);
  return [{ reason, amountMinor, documents: documents.filter(({ number }) => number !== '') }];
}

function edited({ number, clearingMinor, editedMinor }: BridgeDocument) {
  return { number, amountMinor: (editedMinor ?? clearingMinor) - clearingMinor };
}

function bookedMinor({ inBooks }: BridgeBooks, { others }: BridgeFacts): number {
  const ours = inBooks.reduce((sum, each) => sum + (each.editedMinor ?? each.clearingMinor), 0);
  return others.reduce((sum, { clearingMinor }) => sum + clearingMinor, ours);
}
