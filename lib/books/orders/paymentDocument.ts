import { dateIn } from '../../calendar/calendar';
import { problem } from '../../problem/problem';
import { type BookContext, ownerOf } from '../bookContext';
import { zoneOf } from '../bookedDay';
import { type BookedEvent, facetMinor } from '../bookedEvent';
import type { Draft } from '../draft';
import { contentOf, formContent } from '../drawing/formContent';
import { accountLine, type DocumentBase, journalEntry, paymentDraft } from '../drawing/forms';
import { linesOf } from '../drawing/openFacets';
import type { Verdict } from '../verdict';
import type { OrderHead } from './orderHead';
import { heldWords } from './ownDocument';

/** The payment of an invoice that Amazon released the money of, before it has its number. */
export interface DrawnPayment {
  /** The day on which Amazon released it. */
  readonly date: string;
  readonly draft: (base: DocumentBase) => Draft;
  readonly verdicts: readonly Verdict[];
}

/** The numbers of the documents that a payment pays. */
export interface PaidNumbers {
  readonly own: string;
  readonly fees: string | undefined;
}

/**
 * Moves the money of an invoice from receivables to clearing, once Amazon has released it: a payment, and a
 * journal entry where a credit memo is paid out or amounts of the balance sheet come with it.
 */
export function paymentDocument(
  booked: BookedEvent,
  numbers: PaidNumbers,
  head: OrderHead,
  { owners, settings }: BookContext,
): DrawnPayment | undefined {
  const { event, holding } = booked;
  const { release, key, marketplaceId } = event;
  if (holding !== 'receivable' || release.state !== 'released') return undefined;
  if (ownerOf(owners, key, 'cash') !== undefined) return undefined;
  const revenueMinor = facetMinor(booked, 'revenue');
  const feesMinor = facetMinor(booked, 'fees');
  const heldMinor = revenueMinor + feesMinor;
  const kept = formContent(linesOf(booked, ['cash']));
  if (heldMinor === 0 && kept.lines.length === 0) return undefined;
  const invoice = ownerOf(owners, key, 'revenue') ?? ownerOf(owners, key, 'fees');
  const isFirst = invoice === undefined;
  const date = dateIn(release.releasedAt, zoneOf(marketplaceId, settings, event.currency));
  const verdicts: readonly Verdict[] = isFirst
    ? [{ state: 'waiting', problem: problem('invoice_first', { number: numbers.own }) }]
    : [];
  if (heldMinor > 0 && kept.lines.length === 0) {
    const fees = ownerOf(owners, key, 'fees')?.number ?? numbers.fees;
    const own = ownerOf(owners, key, 'revenue')?.number ?? numbers.own;
    // Fees that stand apart are a credit of the customer's, which the payment takes into account.
    const pays =
      fees === undefined || fees === own || feesMinor === 0
        ? [{ number: own, amountMinor: heldMinor }]
        : [
            { number: own, amountMinor: revenueMinor },
            { number: fees, amountMinor: feesMinor },
          ];
    return { date, verdicts, draft: (base) => paymentDraft(base, heldMinor, pays, head) };
  }
  return { date, verdicts, draft: (base) => entry(base, heldMinor, kept, head) };
}

function entry(
  base: DocumentBase,
  heldMinor: number,
  kept: ReturnType<typeof formContent>,
  { customer, clearing, receivable }: OrderHead,
): Draft {
  const lines = [
    accountLine('clearing', clearing, heldWords.clearing, -heldMinor - kept.sumMinor),
    accountLine('receivable', receivable, heldWords.receivable, heldMinor),
  ].filter(({ amountMinor }) => amountMinor !== 0);
  return { ...journalEntry(base, contentOf([...lines, ...kept.lines], kept.taxes)), customer };
}
