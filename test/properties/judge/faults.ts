import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import { postingsOf } from '../../judge/postingsOf';
import { type BroadEvent, type BroadWorld, partsOf } from '../../sandbox/world/broad/broadTruth';
import { trueDay, trueUnits } from '../../sandbox/world/broad/trueBooks';
import type { Bookkeeper, Posted } from './bookkeeper';
import type { Plans } from './plans';
import {
  actualSums,
  amountsToBook,
  differences,
  expectedSums,
  isPrevious,
  ownedIn,
  paidOutIn,
} from './truthOfBooks';

/** What is wrong with the books as they stand. */
export function faultsNow(books: Bookkeeper): readonly string[] {
  return [
    ...books.worlds.flatMap((world) => differences(actualSums(books, world), expectedSums(books, world))),
    ...books.posted.flatMap((posted) => faultsOfDocument(posted, books)),
  ];
}

function faultsOfDocument(posted: Posted, books: Bookkeeper): readonly string[] {
  const { draft } = posted;
  const left = postingsOf(draft).reduce((sum, { debitMinor }) => sum + debitMinor, 0);
  return [
    ...(left === 0 ? [] : [`${draft.number} does not balance: ${left}`]),
    ...wrongDays(posted, books),
    ...wrongUnits(posted, books),
    ...unwanted(posted, books),
  ];
}

/** Documents of orders and days are dated on the day of their events, those of settlements in its month. */
function wrongDays({ draft, planned }: Posted, books: Bookkeeper): readonly string[] {
  const { settings } = books;
  const wholeMonth = /^(settlement|deferral|month)/.test(planned.key);
  return draft.covers.flatMap(({ eventKey, facets }) => {
    const found = books.knowledge.truthOf(eventKey);
    if (found === undefined || !facets.some((facet) => facet === 'revenue' || facet === 'fees')) return [];
    const { event: truth, world } = found;
    if (draft.currency !== world.store.currency) return [`${draft.number} is in ${draft.currency}`];
    const zone = settings.timeZone ?? world.store.timeZone;
    const created = books.orders.get(truth.orderId ?? '')?.createdAt;
    const moments = [
      truth.postedAtMs,
      truth.deferral?.releasedAtMs ?? truth.postedAtMs,
      ...(settings.saleDate === 'purchased' && created !== undefined ? [Date.parse(created)] : []),
    ];
    // What was before these books began is in them from their first day.
    const startMs = settings.start === undefined ? Number.NEGATIVE_INFINITY : Date.parse(settings.start.from);
    const days = moments.map((atMs) => trueDay(Math.max(atMs, startMs), zone));
    const fits = wholeMonth
      ? days.some((day) => day.slice(0, 7) === draft.date.slice(0, 7))
      : days.includes(draft.date);
    return fits ? [] : [`${draft.number} is dated ${draft.date}, its ${truth.what} ${days.join(' or ')}`];
  });
}

/** What the seller wants left out stands on no document but its settlement's. */
function unwanted({ draft, planned }: Posted, { knowledge, wishes }: Bookkeeper): readonly string[] {
  if (/^(settlement|deferral|cost)/.test(planned.key)) return [];
  return draft.covers.flatMap(({ eventKey }) => {
    const truth = knowledge.truthOf(eventKey)?.event;
    return truth !== undefined && wishes.leavesOut(truth)
      ? [`${draft.number} has ${truth.what}, left out by rule`]
      : [];
  });
}

/** Where a document counts units at all, it counts those of its sales. */
function wrongUnits({ draft }: Posted, books: Bookkeeper): readonly string[] {
  const counted = new Map<string, number>();
  const uncounted = new Set<string>();
  for (const { sku, quantity, amountMinor } of draft.lines) {
    if (sku === undefined || amountMinor <= 0) continue;
    // A line has no quantity where quantity times price would not be the amount.
    if (quantity === undefined) uncounted.add(sku);
    else counted.set(sku, (counted.get(sku) ?? 0) + quantity);
  }
  if (counted.size === 0) return [];
  const truly = new Map<string, number>();
  for (const { eventKey, facets } of draft.covers) {
    const truth = books.knowledge.truthOf(eventKey)?.event;
    if (truth === undefined || !facets.includes('revenue')) continue;
    for (const [sku, quantity] of trueUnits(truth)) truly.set(sku, (truly.get(sku) ?? 0) + quantity);
  }
  return [...new Set([...counted.keys(), ...truly.keys()])]
    .filter((sku) => !uncounted.has(sku) && (counted.get(sku) ?? 0) !== (truly.get(sku) ?? 0))
    .map((sku) => `${draft.number} counts ${counted.get(sku) ?? 0} of ${sku}, truly ${truly.get(sku) ?? 0}`);
}

/**
 * What is wrong when everything has been reported and posted: whatever is not in the books must be visible,
 * and of a settlement that is closed and has no amount that nobody can name, nothing may be missing.
 */
export function faultsAtTheEnd(books: Bookkeeper, plans: Plans): readonly string[] {
  const visible = visibleKeys(plans.all());
  return books.worlds.flatMap((world) => faultsOfWorld(world, books, plans, visible));
}

function faultsOfWorld(
  world: BroadWorld,
  books: Bookkeeper,
  plans: Plans,
  visible: ReadonlySet<string>,
): readonly string[] {
  const { settings } = books;
  const owned = ownedIn(books, world);
  const isHeld = (settlementId: string): boolean =>
    plans.settlement(settlementId).some(({ problems }) => problems.length > 0);
  const hidden = world.events.flatMap((event) => {
    if (event.what === 'payout') return [];
    const key = books.knowledge.eventOf(event)?.key ?? '';
    const has = owned(event);
    const missing = amountsToBook(world, event, settings, books.worlds[0]).filter(({ facet }) => !has[facet]);
    // Of files alone a settlement is seen as a whole, and nothing is known of one that is still open.
    const settlement = world.settlements.find(({ events }) => events.includes(event));
    const isSeen =
      key !== '' || books.knowledge.withApi
        ? visible.has(key)
        : settlement === undefined || isHeld(settlement.settlementId);
    return missing.length === 0 || isSeen
      ? []
      : [`${event.what} ${event.description} ${event.id.slice(0, 6)} is neither in the books nor visible`];
  });
  const paid = paidOutIn(books, world);
  const late = world.settlements.flatMap(({ settlementId, events, payout, endsAtMs }) => {
    const unknown = events.some((event) => partsOf(event).some(({ word }) => word === 'unheardOf'));
    if (unknown) return [];
    const isDone = settings.start !== undefined && endsAtMs <= Date.parse(settings.start.from);
    const open = events.filter((event) => {
      if (isPrevious(world, event, settings)) return false;
      const has = owned(event);
      return amountsToBook(world, event, settings, books.worlds[0]).some(
        ({ facet }) => !has[facet] || !has.cash,
      );
    });
    const why =
      isDone || (open.length === 0 && (payout === undefined || paid.has(settlementId)))
        ? ''
        : whyNot(plans.settlement(settlementId));
    return why === '' ? [] : [`settlement ${settlementId} cannot be posted: ${named(open)} ${why}`];
  });
  return [...hidden, ...late];
}

function visibleKeys(plans: readonly PlannedDraft[]): ReadonlySet<string> {
  return new Set(
    plans
      .filter(({ state, problems }) => state === 'ready' || problems.length > 0)
      .flatMap(({ events }) => events),
  );
}

function whyNot(plans: readonly PlannedDraft[]): string {
  const reasons = plans.map(
    ({ key, state, problems }) => `${key} ${state}: ${problems.map(({ sentence }) => sentence).join(' ')}`,
  );
  return reasons.length === 0 ? '(nothing is planned)' : reasons.join('; ');
}

function named(events: readonly BroadEvent[]): string {
  return events
    .slice(0, 3)
    .map(({ what, description, id }) => `${what} ${description} ${id.slice(0, 6)}`)
    .join(', ');
}
