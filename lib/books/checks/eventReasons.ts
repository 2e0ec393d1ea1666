import { marketplaceOf } from '../../amazon/shapes/marketplaces';
import type { AmazonOrder } from '../../amazon/shapes/order';
import { type DateText, dateIn } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import { normalizedLabel } from '../../ledger/label';
import { formatMoney } from '../../money/money';
import { problem } from '../../problem/problem';
import type { RuleOutcome } from '../../rules/ruleOutcome';
import { type BookContext, ownerOf } from '../bookContext';
import { zoneOf } from '../bookedDay';
import type { Holding } from '../bookedEvent';
import { contradictionsIn } from '../contradictions';
import { isInvoiced } from '../holding';
import { beforeStart } from '../settings/beforeStart';
import { settlementKey } from '../settlement/settlementKeys';
import { documentText } from '../text';
import { blocked, type Verdict } from '../verdict';

/** What is looked at to tell whether an event can be booked at all. */
export interface Subject {
  readonly event: AmazonEvent;
  readonly order: AmazonOrder | undefined;
  readonly date: DateText;
  readonly outcome: RuleOutcome;
  readonly holding: Holding;
  readonly context: BookContext;
}

/** One reason that keeps an event back, or several of one sort. */
export type EventReason = (subject: Subject) => readonly Verdict[];

/** The released twin of another event, found late: the other one stands for both. */
export const twin: EventReason = ({ event }) =>
  event.sameAs === undefined ? [] : [leftOut(problem('same_as_other'))];

/** What belongs to the books of before. */
export const start: EventReason = ({ event, context }) => {
  const verdict = beforeStart(event, context.settings);
  return verdict === undefined ? [] : [verdict];
};

/** What a rule of the seller's leaves out. */
export const rule: EventReason = ({ outcome: { leaveOut } }) =>
  leaveOut === undefined
    ? []
    : [leftOut(problem('left_out_by_rule', { reason: documentText(leaveOut.reason, 200) }))];

/** The payout of a settlement is a document of that settlement. */
export const payout: EventReason = ({ event: { lines, transactionType } }) =>
  lines.some(({ kind }) => kind === 'payout') || normalizedLabel(transactionType) === 'transfer'
    ? [leftOut(problem('booked_with_settlement', { what: 'the payout of a settlement' }))]
    : [];

/** A settlement that was booked from its file has booked its events with it, also those that became known later. */
export const settlementOfFile: EventReason = ({ event: { settlementId }, context: { owners } }) => {
  const key = settlementKey(settlementId ?? '', 'file');
  const owner = settlementId === undefined ? undefined : ownerOf(owners, key, 'cash');
  return owner === undefined ? [] : [leftOut(problem('booked_with_file', { number: owner.number }))];
};

/** A replacement, or a refund of nothing. */
export const noMoney: EventReason = ({ event: { kind, lines, totalMinor, imbalance } }) => {
  if (lines.length > 0 || totalMinor !== 0 || imbalance !== undefined) return [];
  if (kind === 'shipment') return [leftOut(problem('replacement'))];
  return [leftOut(problem('no_money', { what: kind === 'refund' ? 'refund' : 'entry of Amazon’s' }))];
};

/** A transaction of a type, or without the id, that it needs to be known by. */
export const unknownTransaction: EventReason = ({ event }) => {
  if (event.kind !== 'unknown') return [];
  const label = documentText(event.description === '' ? event.transactionType : event.description, 200);
  return [blocked(problem('unknown_transaction', { label, amount: shown(event.totalMinor, event) }))];
};

/** Amounts whose meaning is not known. */
export const unknownAmounts: EventReason = ({ event }) =>
  event.kind === 'unknown'
    ? []
    : event.lines
        .filter(({ kind }) => kind === 'unknown')
        .map(({ path, amountMinor }) =>
          blocked(
            problem('unknown_kind', { label: documentText(path, 200), amount: shown(amountMinor, event) }),
          ),
        );

/** Figures of Amazon's that contradict each other. */
export const contradictions: EventReason = ({ event }) => contradictionsIn(event).map(blocked);

/** Tax and days of a sale go by its marketplace; other amounts have their currency and the settlement. */
export const marketplace: EventReason = ({ event: { kind, marketplaceId } }) =>
  (kind === 'shipment' || kind === 'refund') && marketplaceOf(marketplaceId ?? '') === undefined
    ? [blocked(problem('marketplace_unknown'))]
    : [];

/** Money that Amazon still holds back waits, unless it is booked at shipment against another account. */
export const deferral: EventReason = ({ event, order, holding, context }) => {
  const { release, marketplaceId } = event;
  if (release.state !== 'deferred' || holding !== 'clearing') return [];
  const until =
    release.maturesAt === undefined
      ? 'on a day that it does not say'
      : `about ${dateIn(release.maturesAt, zoneOf(marketplaceId, context.settings, event.currency))}`;
  const reason = documentText(release.reason, 100);
  const code = isInvoiced(event, order)
    ? 'deferred_invoice'
    : release.reason === 'DD7'
      ? 'deferred_delivery'
      : 'deferred_other';
  return [{ state: 'waiting', problem: problem(code, { until, reason }) }];
};

function leftOut(reason: Verdict['problem']): Verdict {
  return { state: 'leftOut', problem: reason };
}

function shown(amountMinor: number, { currency }: AmazonEvent): string {
  return formatMoney(amountMinor, currency, 'en-US');
}
