import { accountRoles } from '../../../lib/books/accountRoles';
import type { BookContext, Owner, Owners } from '../../../lib/books/bookContext';
import { bookEvent } from '../../../lib/books/bookEvent';
import type { BookedEvent } from '../../../lib/books/bookedEvent';
import type { CompanyFacts, CompanyLists } from '../../../lib/books/company';
import type { Draft } from '../../../lib/books/draft';
import type { Facet } from '../../../lib/books/facet';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import { itemRoles } from '../../../lib/books/roles';
import { type BookSettings, unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import type { Books } from '../../../lib/books/setup';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { noRules } from '../../../lib/rules/ruleSet';
import type { Amounts, TransactionFixture } from '../../ledger/transactionFixtures';
import { company, eventsOf } from '../bookFixtures';

/** The lists of a company in which every account and item that we propose was created. */
const lists: CompanyLists = {
  asOfMs: 0,
  accounts: [...accountRoles, ...itemRoles].map(({ role, accountName, accountType }) => ({
    id: `account-${role}`,
    name: accountName,
    type: accountType,
    active: true,
  })),
  items: itemRoles.map(({ role, itemName }) => ({
    id: `item-${role}`,
    name: itemName,
    type: 'Service',
    active: true,
    incomeAccountId: `account-${role}`,
  })),
  customers: [
    { id: 'customer', name: 'Amazon', active: true },
    { id: 'summary', name: 'Amazon summary', active: true },
  ],
  vendors: [{ id: 'vendor', name: 'Amazon', active: true }],
  classes: [
    { id: 'class-1', name: 'Wholesale', active: true },
    { id: 'class-2', name: 'Retail', active: true },
  ],
  locations: [{ id: 'location-1', name: 'Warehouse', active: true }],
};

/** Books in which nothing is missing, in any country. */
export function booksIn(facts: Partial<CompanyFacts> = {}): Books {
  return {
    company: { ...company, ...facts },
    lists,
    setup: {
      clearingAccountId: 'account-clearing',
      customerId: 'customer',
      vendorId: 'vendor',
      itemIds: Object.fromEntries(itemRoles.map(({ role }) => [role, `item-${role}`])),
      accountIds: Object.fromEntries(
        accountRoles.filter(({ role }) => role !== 'clearing').map(({ role }) => [role, `account-${role}`]),
      ),
    },
  };
}

/** A context in which everything has been reported long ago. */
export function contextOf(
  settings: Partial<BookSettings> = {},
  more: Partial<BookContext> = {},
): BookContext {
  return {
    books: booksIn(),
    settings: { ...unitedStatesSettings, ...settings },
    rules: noRules,
    owners: new Map(),
    orders: new Map(),
    asOf: '2027-06-01T00:00:00Z',
    foreignNumbers: new Set(),
    ...more,
  };
}

/** Events as the books see them. */
export function bookedIn(context: BookContext, ...events: readonly AmazonEvent[]): readonly BookedEvent[] {
  return events.map((event) => bookEvent(event, context));
}

let last = 0;

/** One event, with an id of its own; at noon of 10 November in Los Angeles unless it says otherwise. */
export function event(amounts: Amounts, more: TransactionFixture = {}): AmazonEvent {
  last += 1;
  const id = more.id ?? `T${last}`;
  const { items: _items, ...rest } = more;
  const [made] = eventsOf({
    id,
    postedDate: '2026-11-10T20:00:00Z',
    items: more.items ?? [{ title: 'Example lamp', sku: 'SKU-LAMP', quantity: 1, amounts }],
    ...rest,
    related: { ORDER_ID: orderIdOf(last), ...more.related },
  });
  if (made === undefined) throw new Error('no event');
  return made;
}

/** `114-0000001-0000000`: an order id a number. */
export function orderIdOf(count: number): string {
  return `114-${String(count).padStart(7, '0')}-0000000`;
}

/** A sale of one product with its referral fee and FBA fee. */
export function sale(
  price: number,
  referral: number,
  fba: number,
  more: TransactionFixture = {},
): AmazonEvent {
  return event(
    {
      'ProductCharges > OurPricePrincipal': price,
      'AmazonFees > Commission > Base': referral,
      'AmazonFees > FBAPerUnitFulfillmentFee > Base': fba,
    },
    more,
  );
}

/** A refund with the referral fee that Amazon returns, and the fee that it keeps. */
export function refund(
  price: number,
  returned: number,
  kept: number,
  more: TransactionFixture = {},
): AmazonEvent {
  return event(
    {
      'ProductCharges > OurPricePrincipal': price,
      'AmazonFees > Commission > Base': returned,
      'AmazonFees > RefundCommission > Base': kept,
    },
    { type: 'Refund', description: 'Refund Order', ...more },
  );
}

/** `Dr Amazon Clearing 54.66`, as a bookkeeper writes it. */
export function journal({ effects }: PlannedDraft): readonly string[] {
  return effects.map(({ account, debitMinor, creditMinor }) => {
    const minor = debitMinor > 0 ? debitMinor : creditMinor;
    return `${debitMinor > 0 ? 'Dr' : 'Cr'} ${account.name} ${(minor / 100).toFixed(2)}`;
  });
}

/** Lines as `[text, amount]`. */
export function shown(draft: Draft | undefined): readonly (readonly [string, number])[] {
  return (draft?.lines ?? []).map(({ description, amountMinor }) => [description, amountMinor]);
}

/** The owners after documents were posted; a facet that is added twice is a defect. */
export function posted(owners: Owners, ...plans: readonly PlannedDraft[]): Owners {
  const result = new Map<string, Partial<Record<Facet, Owner>>>(owners);
  for (const { draft, state } of plans) {
    if (draft === undefined || state !== 'ready') throw new Error(`not ready: ${state}`);
    const { kind, number, date } = draft;
    for (const { eventKey, facets } of draft.covers) {
      const own = { ...result.get(eventKey) };
      for (const facet of facets) {
        if (own[facet] !== undefined) throw new Error(`${eventKey} ${facet} has two owners`);
        own[facet] = { kind, number, date };
      }
      result.set(eventKey, own);
    }
  }
  return result;
}

/** Without what documents of a number own. */
export function undone(owners: Owners, number: string): Owners {
  const left = [...owners].map(([key, facets]) => {
    const kept = Object.entries(facets).filter(([, owner]) => owner?.number !== number);
    return [key, Object.fromEntries(kept)] as const;
  });
  return new Map(left);
}
