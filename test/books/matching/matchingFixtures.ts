import type { BookContext } from '../../../lib/books/bookContext';
import type { ListItem } from '../../../lib/books/company';
import { type MatchedLines, matchedLines } from '../../../lib/books/matching/matchedLines';
import type { MatchingSettings } from '../../../lib/books/matching/matchingSettings';
import { proposedMatching } from '../../../lib/books/matching/matchingSettings';
import { type BookSettings, unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import type { Books } from '../../../lib/books/setup';
import type { AmazonEvent, EventLine } from '../../../lib/ledger/event';
import { type LineOutcome, noOutcome, type RuleOutcome } from '../../../lib/rules/ruleOutcome';
import { noRules } from '../../../lib/rules/ruleSet';
import { books as proposedBooks } from '../bookFixtures';

/** The books of the fixtures with more items in them, each on the sales account unless it says otherwise. */
export function booksWith(...items: readonly Partial<ListItem>[]): Books {
  const { lists } = proposedBooks;
  const added = items.map(
    (item, index): ListItem => ({
      id: `p${index + 1}`,
      name: `Item ${index + 1}`,
      type: 'NonInventory',
      active: true,
      incomeAccountId: 'account-sales',
      ...item,
    }),
  );
  return { ...proposedBooks, lists: { ...lists, items: [...lists.items, ...added] } };
}

/** A context with these books, in which products are matched, and anything of the settings replaced. */
export function contextOf(
  books: Books | undefined,
  matching: Partial<MatchingSettings> = {},
  settings: Partial<BookSettings> = {},
): BookContext {
  return {
    ...(books === undefined ? {} : { books }),
    settings: {
      ...unitedStatesSettings,
      matching: { ...proposedMatching, products: 'matched', ...matching },
      ...settings,
    },
    rules: noRules,
    owners: new Map(),
    orders: new Map(),
    asOf: '2026-11-10T00:00:00Z',
    foreignNumbers: new Set(),
  };
}

/** A product that was charged. */
export function product(replaced: Partial<EventLine> = {}): EventLine {
  return {
    kind: 'principal',
    path: 'ProductCharges > OurPricePrincipal',
    amountMinor: 3998,
    sku: 'LAMP-1',
    title: 'Example lamp',
    quantity: 2,
    ...replaced,
  };
}

/** A shipment with these amounts. */
export function shipment(lines: readonly EventLine[], replaced: Partial<AmazonEvent> = {}): AmazonEvent {
  return {
    key: 'seller/T1',
    sellerAccountId: 'seller',
    kind: 'shipment',
    transactionType: 'Shipment',
    description: 'Order Payment',
    transactionIds: ['T1'],
    orderId: '114-1111111-1111111',
    marketplaceId: 'ATVPDKIKX0DER',
    channel: 'AFN',
    postedAt: '2026-11-03T07:30:00Z',
    release: { state: 'released', releasedAt: '2026-11-03T07:30:00Z' },
    currency: 'USD',
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    lines,
    ...replaced,
  };
}

/** The lines of an event without tax, matched on 2 November 2026. */
export function matched(
  event: AmazonEvent,
  context: BookContext,
  ruled: Partial<RuleOutcome> & { readonly line?: LineOutcome } = {},
): MatchedLines {
  const { line, ...outcome } = ruled;
  const lines = event.lines.map((each, index) => ({ line: each, index, netMinor: each.amountMinor }));
  const ofLines = new Map(line === undefined ? [] : event.lines.map((_each, index) => [index, line]));
  return matchedLines(event, lines, '2026-11-02', { ...noOutcome, lines: ofLines, ...outcome }, context);
}

/** Codes of the verdicts, with their states. */
export function codesOf({ verdicts }: Pick<MatchedLines, 'verdicts'>): readonly string[] {
  return verdicts.map(({ state, problem }) => `${state} ${problem.code}`);
}
