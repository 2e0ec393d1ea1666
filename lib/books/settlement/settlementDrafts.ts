import type { EventKey } from '../../ledger/event';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { finished } from '../finished';
import type { PlannedDraft } from '../plannedDraft';
import type { DrawnDocument } from './drawnDocument';
import { entryDocuments } from './entryDocuments';
import { eventContent } from './eventContent';
import { fileContent } from './fileContent';
import { moneyDocuments } from './moneyDocuments';
import type { SettledContent } from './settledContent';
import { settlementAccounts } from './settlementAccounts';
import { settlementKey } from './settlementKeys';
import { beforeContent, documentsVerdicts, nothingLeft } from './settlementVerdicts';
import { settlementZone } from './settlementZone';

/** A settlement as documents, and what ties them to what Amazon pays. */
export interface SettlementBooks {
  readonly plans: readonly PlannedDraft[];
  /** What Amazon pays less what the documents, and balances brought in, come to: zero, or nothing is sent. */
  readonly residualMinor: number;
}

/**
 * The documents of a settlement: an entry a month into clearing, fees apart where that is wanted, the
 * payout from clearing to the bank, and what Amazon charged to the card. `booked` are the events that it
 * pays; where its file stands alone, those that may be in the books already.
 */
export function settlementDrafts(
  settlement: Settlement,
  booked: readonly BookedEvent[],
  context: BookContext,
): readonly PlannedDraft[] {
  return settlementBooks(settlement, booked, context).plans;
}

/** The documents of a settlement with the proof that they come to what Amazon pays. */
export function settlementBooks(
  settlement: Settlement,
  booked: readonly BookedEvent[],
  context: BookContext,
): SettlementBooks {
  const held = beforeContent(settlement, context);
  if (held !== undefined) return { plans: [held], residualMinor: unreadMinor(settlement) };
  const timeZone = settlementZone(settlement, context.settings);
  const content = contentOf(settlement, booked, timeZone, context);
  const accounts = settlementAccounts(context, settlement.currency);
  const entries = entryDocuments(settlement, content, timeZone, accounts, context);
  const money = moneyDocuments(settlement, content, entries, timeZone, accounts, context);
  const residualMinor = settlement.totalMinor - entries.clearingMinor - money.clearingMinor;
  const shared = documentsVerdicts(settlement, content, residualMinor);
  const documents = withClears([...entries.documents, ...money.documents], settlement, content.clears).map(
    (each) => located(each, content),
  );
  const plans = documents.map((each) => {
    if (each.isSent) return finished(each, context);
    const verdicts = [...shared, ...each.verdicts];
    return finished({ ...each, verdicts, trace: each.isEntry ? content.trace : [] }, context);
  });
  return { plans: plans.length > 0 ? plans : [nothingLeft(settlement, shared, context)], residualMinor };
}

function contentOf(
  settlement: Settlement,
  booked: readonly BookedEvent[],
  timeZone: string,
  context: BookContext,
): SettledContent {
  return settlement.source === 'transactions'
    ? eventContent(settlement, booked, context)
    : fileContent(settlement, booked, timeZone, context);
}

/** What is only cleared stands on the document that ends the settlement: its last entry, else its payout. */
function withClears(
  documents: readonly DrawnDocument[],
  { settlementId, source }: Settlement,
  clears: readonly EventKey[],
): readonly DrawnDocument[] {
  if (clears.length === 0) return documents;
  const last = settlementKey(settlementId, source);
  return documents.map((each) =>
    each.draft?.covers.some(({ eventKey }) => eventKey === last)
      ? { ...each, draft: { ...each.draft, clears } }
      : each,
  );
}

function located(each: DrawnDocument, { location }: SettledContent): DrawnDocument {
  if (!each.isEntry || each.draft === undefined || location === undefined) return each;
  return { ...each, draft: { ...each.draft, location } };
}

/** Of a file that is not booked: by how much its rows miss its total. */
function unreadMinor({ source, totalMinor, reading }: Settlement): number {
  return source === 'file' && reading !== undefined ? totalMinor - reading.sumMinor : 0;
}
