import { type DateText, dateIn } from '../../calendar/calendar';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { problem } from '../../problem/problem';
import { type BookContext, ownerOf } from '../bookContext';
import type { Cover } from '../draft';
import { settlementNumber } from '../numbers/settlementNumbers';
import { chargeDraft, payoutDraft } from './cashDrafts';
import { type DrawnDocument, drawnDocument, sentDocument } from './drawnDocument';
import type { EntryDocuments } from './entryDocuments';
import { clearingMinorOf } from './partDocuments';
import type { SettledCharge, SettledContent } from './settledContent';
import type { SettlementAccounts } from './settlementAccounts';
import { payoutKey } from './settlementKeys';

/** What moves the money of a settlement on. */
export interface MoneyDocuments {
  readonly documents: readonly DrawnDocument[];
  /** What charges to the card, sent ones too, bring to clearing. */
  readonly clearingMinor: number;
}

/** Charges to the card, each on its own day, and the payout on the day of the deposit. */
export function moneyDocuments(
  settlement: Settlement,
  { charges }: SettledContent,
  { leftCovers }: EntryDocuments,
  timeZone: string,
  accounts: SettlementAccounts,
  context: BookContext,
): MoneyDocuments {
  const drawn = chargeDocuments(settlement, charges, accounts, context);
  const left = [...leftCovers, ...cancelledCovers(charges)];
  const sentMinor = charges.reduce(
    (sum, { sent, amountMinor }) => (sent === undefined ? sum : sum + amountMinor),
    0,
  );
  return {
    documents: [...drawn, ...payoutDocuments(settlement, left, timeZone, accounts, context)],
    clearingMinor: sentMinor + drawn.reduce((sum, { draft }) => sum + clearingMinorOf(draft), 0),
  };
}

function chargeDocuments(
  settlement: Settlement,
  charges: readonly SettledCharge[],
  accounts: SettlementAccounts,
  context: BookContext,
): readonly DrawnDocument[] {
  const days = [...new Set(charges.map(({ date }) => date))].sort();
  return days.flatMap((date, index): readonly DrawnDocument[] => {
    const ofDay = charges.filter((each) => each.date === date);
    const open = ofDay.filter((each) => each.sent === undefined);
    const amountMinor = open.reduce((sum, each) => sum + each.amountMinor, 0);
    const key = `settlement/${settlement.settlementId}/charge/${date}`;
    const sent = ofDay.find((each) => each.sent !== undefined)?.sent?.number;
    if (amountMinor === 0)
      return sent === undefined
        ? []
        : [
            sentDocument(
              key,
              sent,
              ofDay.map(({ cover }) => cover.eventKey),
            ),
          ];
    const place = index === 0 ? 'charge' : { charge: index + 1 };
    // A charge of the same day that became known later is a supplement to the first.
    const supplement = sent === undefined ? {} : { supplement: 1 };
    const number = settlementNumber(settlement.settlementId, place, supplement);
    const covers = open.map(({ cover }) => cover);
    return [
      drawnDocument(settlement, context, { key, number, date, what: 'charge', covers }, false, (base) =>
        chargeDraft(base, amountMinor, accounts),
      ),
    ];
  });
}

/** Charges that failed on the day on which they were made have no document: the payout owns them. */
function cancelledCovers(charges: readonly SettledCharge[]): readonly Cover[] {
  const open = charges.filter(({ sent }) => sent === undefined);
  const sumOf = (day: DateText): number =>
    open.reduce((sum, { date, amountMinor }) => (date === day ? sum + amountMinor : sum), 0);
  return open.filter(({ date }) => sumOf(date) === 0).map(({ cover }) => cover);
}

/** A negative total pays nothing out: it is charged to the card or taken from later sales. */
function payoutDocuments(
  settlement: Settlement,
  leftCovers: readonly Cover[],
  timeZone: string,
  accounts: SettlementAccounts,
  context: BookContext,
): readonly DrawnDocument[] {
  const { settlementId, totalMinor, transferKey } = settlement;
  const { payout } = context.settings.settlement;
  if (totalMinor <= 0 || payout === 'bankFeed') return [];
  const keys = [payoutKey(settlementId), ...(transferKey === undefined ? [] : [transferKey])];
  const key = `settlement/${settlementId}/payout`;
  const [owner] = keys.flatMap((each) => ownerOf(context.owners, each, 'cash') ?? []);
  if (owner !== undefined) return [sentDocument(key, owner.number, keys)];
  const date = depositDay(settlement, timeZone);
  if (date === undefined) {
    const waits = { state: 'waiting' as const, problem: problem('settlement_no_deposit_date') };
    return [{ key, verdicts: [waits], events: keys, isEntry: false, isSent: false }];
  }
  const number = settlementNumber(settlementId, 'payout');
  const own = keys.map((eventKey): Cover => ({ eventKey, facets: ['cash'] }));
  const covers = [...own, ...leftCovers];
  return [
    drawnDocument(settlement, context, { key, number, date, what: 'payout', covers }, false, (base) =>
      payoutDraft(settlement, base, accounts, payout),
    ),
  ];
}

function depositDay({ depositAt }: Settlement, timeZone: string): DateText | undefined {
  if (depositAt === undefined) return undefined;
  // A deposit at exactly midnight by UTC is a day that was given without its hour.
  return dateIn(depositAt, /T00:00:00(\.0+)?Z$/.test(depositAt) ? 'UTC' : timeZone);
}
