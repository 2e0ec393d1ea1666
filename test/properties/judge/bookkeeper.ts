import type { AmazonOrder } from '../../../lib/amazon/shapes/order';
import type { BookContext, Owner } from '../../../lib/books/bookContext';
import { bookEvent } from '../../../lib/books/bookEvent';
import type { BookedEvent } from '../../../lib/books/bookedEvent';
import type { Draft } from '../../../lib/books/draft';
import type { Facet } from '../../../lib/books/facet';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import type { BookSettings } from '../../../lib/books/settings/bookSettings';
import type { Books } from '../../../lib/books/setup';
import { instantText } from '../../../lib/calendar/calendar';
import type { AmazonEvent, EventKey } from '../../../lib/ledger/event';
import { companyOf } from './company';
import type { Knowledge, Worlds } from './knowledge';
import { ordersOf } from './ordersOf';
import { type SellersWishes, wishesOf } from './rulesOf';

/** A document that stands in the books, or stood there. */
export interface Posted {
  readonly planned: PlannedDraft;
  readonly draft: Draft;
  /** What was agreed to at once: the parts of a settlement stand and fall together. */
  readonly group: number;
}

/** An invoice, its payment, and one more to find that nothing is left. */
const mostRounds = 4;

/**
 * Keeps books as the store would: a facet of an event has one owner, what is posted stays, and an undo
 * releases what it owned. It knows nothing of the truth.
 */
export class Bookkeeper {
  readonly owners = new Map<EventKey, Partial<Record<Facet, Owner>>>();
  /** What stands in the books. */
  posted: readonly Posted[] = [];
  readonly faults: string[] = [];
  /** How many documents were taken out again. */
  undone = 0;
  readonly orders: ReadonlyMap<string, AmazonOrder>;
  readonly wishes: SellersWishes;
  private readonly booked = new WeakMap<
    AmazonEvent,
    { readonly owned: string; readonly booked: BookedEvent }
  >();
  private groups = 0;

  readonly worlds: Worlds;
  readonly settings: BookSettings;
  readonly knowledge: Knowledge;
  private readonly company: Books;

  constructor(worlds: Worlds, settings: BookSettings, knowledge: Knowledge) {
    this.worlds = worlds;
    this.settings = settings;
    this.knowledge = knowledge;
    this.company = companyOf(worlds);
    this.orders = new Map(worlds.flatMap((world) => [...ordersOf(world)]));
    this.wishes = wishesOf(worlds[0]);
  }

  /** All that documents depend on, at this moment. */
  get context(): BookContext {
    return {
      books: this.company,
      settings: this.settings,
      rules: this.wishes.rules,
      owners: this.owners,
      orders: this.orders,
      asOf: instantText(this.knowledge.atMs),
      foreignNumbers: new Set(),
    };
  }

  /** The events that are known, as the books see them: what is owned already decides where money stands. */
  bookedEvents(): readonly BookedEvent[] {
    const { context } = this;
    return this.knowledge.events.map((event) => {
      const owned = JSON.stringify(this.owners.get(event.key) ?? '');
      const known = this.booked.get(event);
      if (known?.owned === owned) return known.booked;
      const booked = bookEvent(event, context);
      this.booked.set(event, { owned, booked });
      return booked;
    });
  }

  /** Puts what is ready into the books. */
  post(plans: readonly PlannedDraft[]): void {
    this.groups += 1;
    this.postReady(plans);
  }

  /**
   * Puts documents into the books that belong together, if nothing among them is blocked; what waits for one
   * of them, as a payment for its invoice, follows.
   */
  postTogether(planned: () => readonly PlannedDraft[]): void {
    this.groups += 1;
    for (let round = 0; round < mostRounds; round += 1) {
      const plans = planned();
      if (plans.some(({ state }) => state === 'blocked')) return;
      if (!this.postReady(plans)) return;
    }
    this.faults.push(`there is always more to post: ${planned().map(({ key }) => key)}`);
  }

  private postReady(plans: readonly PlannedDraft[]): boolean {
    const ready = plans.filter(({ state, draft }) => state === 'ready' && draft !== undefined);
    for (const planned of ready) {
      if (planned.draft !== undefined) this.add({ planned, draft: planned.draft, group: this.groups });
    }
    return ready.length > 0;
  }

  private add(posted: Posted): void {
    const { draft, planned } = posted;
    const { number, kind, date } = draft;
    const twice = this.posted.find((other) => other.draft.number === number && other.draft.kind === kind);
    if (twice !== undefined) this.faults.push(`two documents bear the number ${number} (${planned.key})`);
    if (draft.covers.length === 0 && kind !== 'estimate')
      this.faults.push(
        `${number} stands for nothing, so it could be posted again and again (${planned.key})`,
      );
    for (const { eventKey, facets } of draft.covers) {
      const owned = this.owners.get(eventKey) ?? {};
      for (const facet of facets) {
        const owner = owned[facet];
        if (owner !== undefined)
          this.faults.push(`${facet} of ${eventKey} is owned by ${owner.number} and by ${number}`);
        owned[facet] = { kind, number, date };
      }
      this.owners.set(eventKey, owned);
    }
    this.posted = [...this.posted, posted];
  }

  /** Takes out what was posted at once, unless a settlement has cleared it. */
  undo(nth: number): void {
    const group = this.posted[nth % Math.max(1, this.posted.length)]?.group;
    if (group === undefined) return;
    const out = this.posted.filter((posted) => posted.group === group);
    const left = this.posted.filter((posted) => posted.group !== group);
    const cleared = new Set(left.flatMap(({ draft }) => draft.clears ?? []));
    // What was recognised and has been paid since stands until its payment is taken out.
    const paid = new Set(left.flatMap(({ draft }) => keysOf(draft, 'cash')));
    const isHeld = ({ draft }: Posted): boolean =>
      draft.covers.some(({ eventKey }) => cleared.has(eventKey)) ||
      keysOf(draft, 'recognition').some((key) => paid.has(key));
    if (out.some(isHeld)) return;
    this.posted = left;
    this.undone += out.length;
    for (const { draft } of out) {
      for (const { eventKey, facets } of draft.covers) {
        const owned = { ...this.owners.get(eventKey) };
        for (const facet of facets) if (owned[facet]?.number === draft.number) delete owned[facet];
        this.owners.set(eventKey, owned);
      }
    }
  }
}

function keysOf({ covers }: Draft, facet: Facet): readonly EventKey[] {
  return covers.filter(({ facets }) => facets.includes(facet)).map(({ eventKey }) => eventKey);
}
