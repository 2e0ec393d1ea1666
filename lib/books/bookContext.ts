import type { AmazonOrder } from '../amazon/shapes/order';
import type { DateText, InstantText } from '../calendar/calendar';
import type { EventKey } from '../ledger/event';
import type { RuleSet } from '../rules/ruleSet';
import type { PayoutRates } from './currency/payoutRates';
import type { DocumentKind, ListRef } from './draft';
import type { Facet } from './facet';
import type { DraftKey } from './plannedDraft';
import type { BookSettings } from './settings/bookSettings';
import type { Books } from './setup';

/** Everything beside the events that documents depend on: no function of the books looks anywhere else. */
export interface BookContext {
  /** The company, its lists and the choices among them; absent: everything bears its proposed name. */
  readonly books?: Books;
  readonly settings: BookSettings;
  readonly rules: RuleSet;
  /** What is in the books already. */
  readonly owners: Owners;
  /** Orders that were read, by order id: payment methods, programs, titles. */
  readonly orders: ReadonlyMap<string, AmazonOrder>;
  /** The moment as of which is asked: what is provisional depends on it. */
  readonly asOf: InstantText;
  /** Documents of others in QuickBooks, by number. */
  readonly foreignNumbers: ReadonlySet<string>;
  /** Where amounts are converted, at what rate each event was paid out; absent: nothing is converted. */
  readonly payoutRates?: PayoutRates;
  /** Buyers by order id; only where the seller asked for a customer a buyer. */
  readonly buyerNames?: ReadonlyMap<string, string>;
  /** Units that Amazon's stock reports tell of an event, by its key. */
  readonly stockUnits?: ReadonlyMap<EventKey, readonly StockUnits[]>;
}

/** Units of one SKU that an event brought back fit for sale, or that were lost or damaged in it. */
export interface StockUnits {
  readonly sku: string;
  readonly units: number;
  readonly what: 'sellable' | 'lost';
}

/** The document that owns a facet of an event. */
export interface Owner {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly date: DateText;
  /** Where its money stands, if not where ours would: a document of others may use another account. */
  readonly standsOn?: ListRef;
  /** What was drawn for it; unknown for documents of others. */
  readonly draftKey?: DraftKey;
}

/**
 * Owners by event and facet. Only postings that hold ownership are here: a blocked or undone one is not. Of two
 * events that Amazon said late are the same, what owns the one owns the other: `twinOwners` over all events
 * that are known, before a day or a settlement is asked for.
 */
export type Owners = ReadonlyMap<EventKey, Readonly<Partial<Record<Facet, Owner>>>>;

/** Who owns a facet of an event, if anyone does. */
export function ownerOf(owners: Owners, eventKey: EventKey, facet: Facet): Owner | undefined {
  return owners.get(eventKey)?.[facet];
}
