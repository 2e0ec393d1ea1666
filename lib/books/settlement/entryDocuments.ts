import { dateIn } from '../../calendar/calendar';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { type BookContext, ownerOf } from '../bookContext';
import type { Cover } from '../draft';
import type { DrawnDocument } from './drawnDocument';
import { monthDocuments } from './monthDocuments';
import { monthLayout } from './monthParts';
import { clearingMinorOf } from './partDocuments';
import { type SettledContent, sumOfItems } from './settledContent';
import type { SettlementAccounts } from './settlementAccounts';
import { paymentKey, settlementKey, supplementOf } from './settlementKeys';
import { streamsOf } from './streamItems';
import { supplementDocuments } from './supplementDocuments';

/** The entries of a settlement, in the order of months. */
export interface EntryDocuments {
  readonly documents: readonly DrawnDocument[];
  /** What entries, sent ones too, documents of others and balances brought in come to in clearing. */
  readonly clearingMinor: number;
  /** Events without an amount that posts: the payout owns them. */
  readonly leftCovers: readonly Cover[];
}

/** The entry of each month, fees apart, payments of invoices, and supplements for what came back. */
export function entryDocuments(
  settlement: Settlement,
  content: SettledContent,
  timeZone: string,
  accounts: SettlementAccounts,
  context: BookContext,
): EntryDocuments {
  const { form, fees } = context.settings.settlement;
  // A receipt and fees apart go to clearing each month: only an entry can carry its balance on.
  const carries = form === 'journalEntry' && fees === 'lines';
  const last = settlementKey(settlement.settlementId, settlement.source);
  const isComplete = ownerOf(context.owners, last, 'cash') !== undefined;
  const { items, keptMinor } = streamsOf(content.items, context.settings);
  const lastDay = dateIn(settlement.endAt, timeZone);
  const layout = monthLayout(items, { lastDay, isComplete, carries });
  const facts = { settlementId: settlement.settlementId, lastDay, isApart: fees === 'apart' };
  const drawing = { settlement, accounts, context, carries, parts: layout.parts, facts };
  const months = layout.parts.map((part, index) => monthDocuments(drawing, part, index));
  const isAllCleared = layout.parts.length === 0 && !isComplete;
  const documents = [
    ...months.flatMap((month) => month.documents),
    ...supplementDocuments(settlement, layout.late, items, facts, accounts, context),
  ];
  // A settlement that is carried on comes to clearing with its last entry, also what of it is still to be sent.
  const carried = carries && isComplete ? layout.parts.flatMap((part) => part.items.entry) : [];
  const sent = items.filter(
    ({ sent: owner }) => owner !== undefined && (!carries || supplementOf(owner.number) > 0),
  );
  const drawnMinor = documents.reduce((sum, { draft }) => sum + clearingMinorOf(draft), 0);
  // An invoice that has been sent comes to clearing with its payment.
  const unpaid = layout.parts.filter(
    ({ sent: { entry }, month }) =>
      entry?.kind === 'invoice' &&
      ownerOf(context.owners, paymentKey(settlement.settlementId, month), 'cash') === undefined,
  );
  const unpaidMinor = sumOfItems(unpaid.flatMap((part) => part.items.entry));
  return {
    documents,
    clearingMinor:
      drawnMinor -
      unpaidMinor +
      sumOfItems([...carried, ...sent]) +
      content.clearedMinor +
      content.payableMinor +
      keptMinor,
    // Where everything was cleared the payout ends the settlement.
    leftCovers: isAllCleared
      ? [{ eventKey: last, facets: ['cash'] }]
      : months.flatMap((month) => month.leftCovers),
  };
}
