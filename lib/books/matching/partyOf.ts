import { marketplaceOf } from '../../amazon/shapes/marketplaces';
import { present } from '../../amazon/shapes/present';
import { folded } from '../../rules/wildcard';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { type Chosen, chosenCustomer } from '../chosen';
import type { ListCustomer } from '../company';
import type { ListRef } from '../draft';
import { indexOf } from '../listIndex';
import { documentText } from '../text';
import { blocked, type Verdict } from '../verdict';
import { resolved } from './resolved';

/** In whose name a document is. Without an id the customer is not there yet, and bears the proposed name. */
export interface Party {
  readonly ref: ListRef;
  /** What the seller has still to choose or to agree to, in words. */
  readonly missing?: string;
  readonly verdicts: readonly Verdict[];
}

/**
 * The customer of an event: whom a rule names, else the single one, or the marketplace's, or the buyer where
 * the seller asked for buyers' names and Amazon gives this one.
 */
export function partyOf({ event, outcome }: BookedEvent, context: BookContext): Party {
  const { books, settings, buyerNames } = context;
  const { customers, marketplaceCustomers } = settings.matching;
  if (outcome.customer !== undefined) return named({ id: '', name: outcome.customer }, context);
  if (customers === 'single') return asChosen(chosenCustomer(books, event.currency));
  const buyer = customers === 'perBuyer' ? buyerNames?.get(event.orderId ?? '') : undefined;
  const name = customerNameOf(buyer ?? '');
  if (name !== '') return called(name, event.currency, context);
  const own = marketplaceCustomers[event.marketplaceId ?? ''];
  if (own !== undefined) return named(own, context);
  const channel = marketplaceOf(event.marketplaceId ?? '')?.salesChannel;
  return channel === undefined
    ? asChosen(chosenCustomer(books, event.currency))
    : called(channel, event.currency, context);
}

/** A name as QuickBooks takes it for a customer: without the colon, which divides names, at most 500 characters. */
function customerNameOf(name: string): string {
  return documentText(name.replaceAll(':', ' '), 500);
}

/** A customer that the settings or a rule name must be there. */
function named(wanted: ListRef, { books }: BookContext): Party {
  if (books === undefined) return { ref: { id: '', name: wanted.name }, verdicts: [] };
  const found = resolved(books.lists.customers, wanted, 'customer');
  return found.ok
    ? refOf(found.entry)
    : { ref: { id: '', name: wanted.name }, verdicts: [blocked(found.problem)] };
}

/** One that can be created on consent may be missing. */
function called(name: string, currency: string, { books }: BookContext): Party {
  const missing = { ref: { id: '', name }, missing: `the customer “${name}”`, verdicts: [] };
  if (books === undefined) return missing;
  const entries = indexOf(books.lists.customers).byName.get(folded(name)) ?? [];
  const suits = entries.find((entry) => entry.active && (entry.currency ?? currency) === currency);
  const found = suits ?? entries[0];
  return found === undefined ? missing : refOf(found);
}

function refOf({ id, name }: ListCustomer): Party {
  return { ref: { id, name }, verdicts: [] };
}

/** What is wrong with an entry that is there is found when the document is checked. */
function asChosen({ ref, missing }: Chosen): Party {
  return present({ ref, missing, verdicts: [] });
}
