import { dateIn } from '../../calendar/calendar';
import type { LineKind } from '../../ledger/lineKind';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { problem } from '../../problem/problem';
import { type BookContext, type Owner, ownerOf } from '../bookContext';
import { zoneOf } from '../bookedDay';
import { type BookedEvent, type BookedLine, facetMinor } from '../bookedEvent';
import { chosenAccount } from '../chosenAccount';
import { summaryTrace } from '../days/summaryTrace';
import type { ListRef } from '../draft';
import { noItem } from '../drawing/forms';
import type { Facet } from '../facet';
import { locationOf } from '../matching/placed';
import { beforeStart } from '../settings/beforeStart';
import { blocked, type Verdict } from '../verdict';
import { blockedEvents, eventInWords } from './eventProblems';
import type { SettledCharge, SettledContent, SettledItem } from './settledContent';
import { isNumberOfSettlement } from './settlementKeys';

/** What one event comes to in its settlement. */
type Share = Pick<SettledContent, 'items' | 'charges' | 'payableMinor' | 'clearedMinor' | 'verdicts'> & {
  readonly cleared: boolean;
};

type LineFacet = BookedLine['facet'];
const lineFacets: readonly LineFacet[] = ['revenue', 'fees', 'cash'];

/**
 * A settlement from its transactions. What another document has brought to clearing is only cleared; what
 * one has booked against the deferred balances is moved from there; everything else is booked here, also
 * what a rule leaves out of documents of its own.
 */
export function eventContent(
  settlement: Settlement,
  booked: readonly BookedEvent[],
  context: BookContext,
): SettledContent {
  const byKey = new Map(booked.map((each) => [each.event.key, each]));
  const known = settlement.eventKeys.flatMap((key) => byKey.get(key) ?? []);
  const missing = settlement.eventKeys.length - known.length;
  const shares = known.map((each) => ({ each, share: shareOf(each, settlement, context) }));
  const toBook = shares.filter(({ share }) => share.items.some(({ sent }) => sent === undefined));
  return {
    items: shares.flatMap(({ share }) => share.items),
    charges: shares.flatMap(({ share }) => share.charges),
    payableMinor: shares.reduce((sum, { share }) => sum + share.payableMinor, 0),
    clearedMinor: shares.reduce((sum, { share }) => sum + share.clearedMinor, 0),
    clears: shares.filter(({ share }) => share.cleared).map(({ each }) => each.event.key),
    verdicts: [
      ...(missing === 0 ? [] : [blocked(problem('settlement_amounts_missing', { count: String(missing) }))]),
      ...blockedEvents(toBook.map(({ each }) => each)),
      ...shares.flatMap(({ share }) => share.verdicts),
    ],
    trace: summaryTrace(
      toBook.map(({ each }) => each),
      'settlement',
    ),
    ...locationOfAll(
      toBook.map(({ each }) => each),
      context,
    ),
  };
}

/** The location of the settlement's entries, where all that they book has the same. */
function locationOfAll(
  booked: readonly BookedEvent[],
  context: BookContext,
): Pick<SettledContent, 'location'> {
  const [first, ...others] = booked.map((each) => locationOf(each, context).ref);
  const isOne = first !== undefined && others.every((other) => other?.id === first.id);
  return isOne ? { location: first } : {};
}

function shareOf(booked: BookedEvent, settlement: Settlement, context: BookContext): Share {
  const { event } = booked;
  const other = event.currency !== settlement.currency;
  const own = (owner: Owner | undefined): boolean =>
    owner !== undefined && isNumberOfSettlement(owner.number, settlement.settlementId);
  const owners = new Map(
    ownedFacets.map((facet) => [facet, ownerOf(context.owners, event.key, facet)] as const),
  );
  const ofOthers = lineFacets.filter((facet) => {
    const owner = owners.get(facet);
    return owner !== undefined && !own(owner);
  });
  // What the previous system booked is in an opening balance: that of clearing, or that of deferred sales.
  const previous = beforeStart(event, context.settings) !== undefined;
  const waited = event.release.state === 'released' && event.release.deferredFor !== undefined;
  const elsewhere = previous ? lineFacets : ofOthers;
  const elsewhereMinor = elsewhere.reduce((sum, facet) => sum + facetMinor(booked, facet), 0);
  const recognised = owners.get('recognition');
  const heldDocument =
    recognised === undefined
      ? // Fees that stand apart from a sale that is held back do not own its recognition.
        booked.holding !== 'clearing' && ofOthers.length > 0
      : !own(recognised);
  const held = previous ? waited : heldDocument;
  const cash = owners.get('cash');
  // Where another document owns the cash as well, the money is in clearing already.
  const moves = held && elsewhereMinor !== 0 && (cash === undefined || own(cash));
  const onReceivables = recognised !== undefined && isOwed(recognised);
  const unpaid = moves && onReceivables;
  const foreign = moves ? undefined : standingElsewhere(booked, ofOthers, owners);
  const owed = foreign !== undefined && isOwed(foreign.owner) ? foreign : undefined;
  const brings = foreign !== undefined && owed === undefined && (cash === undefined || own(cash));
  const brought = brings ? foreign : undefined;
  const moved = [
    ...(moves && !unpaid ? [movedItem(booked, elsewhereMinor, cash, context)] : []),
    ...(brought === undefined ? [] : [broughtItem(booked, brought, cash)]),
  ];
  const charges = chargesOf(booked, cash);
  const cashElsewhere = moved.length > 0 || charges.length > 0;
  return {
    items: [...moved, ...ownItems(booked, elsewhere, owners, cashElsewhere)],
    charges,
    payableMinor: kindMinor(booked, 'payable'),
    clearedMinor: moves && !unpaid ? 0 : elsewhereMinor - (brought?.amountMinor ?? 0),
    cleared: ofOthers.some((facet) => facetMinor(booked, facet) !== 0),
    verdicts: [
      ...(other ? [otherCurrency(booked, settlement)] : []),
      ...(unpaid ? [invoiceUnpaid(booked, recognised.number)] : []),
      ...(owed === undefined ? [] : [invoiceUnpaid(booked, owed.owner.number)]),
      ...(isPartUndone(booked, owners, own) ? [partUndone(booked, cash?.number ?? '')] : []),
    ],
  };
}

/** Amounts of the event that the settlement books, or has booked, apart by the document that has them. */
function ownItems(
  booked: BookedEvent,
  elsewhere: readonly LineFacet[],
  owners: ReadonlyMap<Facet, Owner | undefined>,
  cashElsewhere: boolean,
): readonly SettledItem[] {
  const { event, date, lines, holding } = booked;
  if (lines.length === 0 && event.totalMinor === 0) return [];
  const recognition: readonly Facet[] = holding === 'clearing' ? [] : ['recognition'];
  const byNumber = new Map<string | undefined, Owned>();
  for (const facet of lineFacets) {
    if (elsewhere.includes(facet) || (facet === 'cash' && cashElsewhere)) continue;
    const hasLines = lines.some((line) => line.facet === facet);
    // The money itself is covered with any amount of the event; facets without an amount are nobody's.
    if (!hasLines && facet !== 'cash') continue;
    const owner = owners.get(facet);
    const found = byNumber.get(owner?.number);
    byNumber.set(owner?.number, { sent: owner, facets: [...(found?.facets ?? []), facet] });
  }
  return [...byNumber.values()].map(({ sent, facets }) => {
    const free = recognition.filter((facet) => facets.includes('revenue') && owners.get(facet) === undefined);
    const item: SettledItem = {
      date,
      lines: lines.filter(({ facet }) => facets.includes(facet)),
      cover: { eventKey: event.key, facets: [...facets, ...free] },
      what: eventInWords(event),
    };
    return sent === undefined ? item : { ...item, sent };
  });
}

interface Owned {
  readonly sent: Owner | undefined;
  readonly facets: readonly Facet[];
}

/** The way of money from where it was held back to clearing, on the day of its release. */
function movedItem(
  { event, lines }: BookedEvent,
  amountMinor: number,
  sent: Owner | undefined,
  { books, settings }: BookContext,
): SettledItem {
  const releasedAt = event.release.state === 'released' ? event.release.releasedAt : event.postedAt;
  const { ref } = chosenAccount(books, 'deferred', event.currency);
  const line: BookedLine = {
    kind: 'principal',
    role: 'deferred',
    facet: 'cash',
    item: noItem,
    account: ref,
    description: 'Released by Amazon',
    label: 'Released by Amazon',
    amountMinor,
  };
  const item: SettledItem = {
    date: dateIn(releasedAt, zoneOf(event.marketplaceId, settings)),
    lines: [line, ...lines.filter(({ facet }) => facet === 'cash')],
    cover: { eventKey: event.key, facets: ['cash'] },
    what: eventInWords(event),
  };
  return sent === undefined ? item : { ...item, sent };
}

/** Whether the buyer has still to pay what a document stands for. */
function isOwed({ kind }: Owner): boolean {
  return kind === 'invoice' || kind === 'creditMemo';
}

/** What documents of others hold of an event on an account of theirs, and who holds it. */
interface StandingElsewhere {
  readonly owner: Owner & { readonly standsOn: ListRef };
  readonly amountMinor: number;
}

function standingElsewhere(
  booked: BookedEvent,
  ofOthers: readonly LineFacet[],
  owners: ReadonlyMap<Facet, Owner | undefined>,
): StandingElsewhere | undefined {
  let found: StandingElsewhere | undefined;
  for (const facet of ofOthers) {
    const owner = owners.get(facet);
    if (owner?.standsOn === undefined || facet === 'cash') continue;
    const amountMinor = (found?.amountMinor ?? 0) + facetMinor(booked, facet);
    found = { owner: { ...owner, standsOn: owner.standsOn }, amountMinor };
  }
  return found === undefined || found.amountMinor === 0 ? undefined : found;
}

/** The way of money from the account that a document of others used to clearing. */
function broughtItem(
  { event, date, lines }: BookedEvent,
  { owner: { standsOn, number }, amountMinor }: StandingElsewhere,
  sent: Owner | undefined,
): SettledItem {
  const words = `Booked by document ${number}`;
  const line: BookedLine = {
    kind: 'principal',
    role: 'deferred',
    facet: 'cash',
    item: noItem,
    account: standsOn,
    description: words,
    label: words,
    amountMinor,
  };
  const item: SettledItem = {
    date,
    lines: [line, ...lines.filter(({ facet }) => facet === 'cash')],
    cover: { eventKey: event.key, facets: ['cash'] },
    what: eventInWords(event),
  };
  return sent === undefined ? item : { ...item, sent };
}

/** A charge is no line of the settlement's entry: it is booked against the card on its own day. */
function chargesOf(booked: BookedEvent, sent: Owner | undefined): readonly SettledCharge[] {
  const amountMinor = kindMinor(booked, 'charge');
  if (amountMinor === 0) return [];
  const cover = { eventKey: booked.event.key, facets: ['cash' as const] };
  return [{ date: booked.date, amountMinor, cover, ...(sent === undefined ? {} : { sent }) }];
}

const ownedFacets: readonly Facet[] = ['revenue', 'fees', 'cash', 'recognition'];

function kindMinor({ event }: BookedEvent, kind: LineKind): number {
  return event.lines.reduce((sum, line) => (line.kind === kind ? sum + line.amountMinor : sum), 0);
}

function otherCurrency({ event }: BookedEvent, { currency }: Settlement): Verdict {
  const what = eventInWords(event);
  return blocked(problem('settlement_other_currency', { own: currency, what, other: event.currency }));
}

/**
 * Whether the way of the money is in the books and the sale that was booked against receivables or deferred
 * balances is not: it was taken out beneath. Booked here, it would come to clearing a second time.
 */
function isPartUndone(
  { holding, event }: BookedEvent,
  owners: ReadonlyMap<Facet, Owner | undefined>,
  own: (owner: Owner | undefined) => boolean,
): boolean {
  const cash = owners.get('cash');
  const isOpen = owners.get('revenue') === undefined && owners.get('recognition') === undefined;
  const hasRevenue = event.lines.some(({ kind }) => kind === 'principal' || kind === 'refund');
  return holding !== 'clearing' && cash !== undefined && !own(cash) && isOpen && hasRevenue;
}

function partUndone({ event }: BookedEvent, number: string): Verdict {
  return blocked(problem('settlement_part_undone', { what: eventInWords(event), number }));
}

function invoiceUnpaid({ event }: BookedEvent, number: string): Verdict {
  return blocked(problem('settlement_invoice_unpaid', { what: eventInWords(event), number }));
}
