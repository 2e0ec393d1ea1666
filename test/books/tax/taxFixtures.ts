import type { AmazonOrder } from '../../../lib/amazon/shapes/order';
import { present } from '../../../lib/amazon/shapes/present';
import type { BookContext } from '../../../lib/books/bookContext';
import type { ListTaxCode } from '../../../lib/books/company';
import { unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import type { Books } from '../../../lib/books/setup';
import { choicesIn } from '../../../lib/books/tax/choicesIn';
import { proposeTax } from '../../../lib/books/tax/proposeTax';
import { addedPerMillion } from '../../../lib/books/tax/rate';
import { taxationOf } from '../../../lib/books/tax/taxation';
import type { Taxation } from '../../../lib/books/tax/taxedLine';
import type { TaxQuestionId } from '../../../lib/books/tax/taxQuestion';
import { withTaxAnswer } from '../../../lib/books/tax/taxQuestions';
import type { TaxSettings } from '../../../lib/books/tax/taxSettings';
import type { AmazonEvent, EventLine } from '../../../lib/ledger/event';
import type { LineKind } from '../../../lib/ledger/lineKind';
import { noRules } from '../../../lib/rules/ruleSet';
import { order, books as usBooks } from '../bookFixtures';

/** One amount under test: kind, minor units, and what else is of it. */
export function amount(
  kind: LineKind,
  amountMinor: number,
  more: Partial<Pick<EventLine, 'taxMinor' | 'sku' | 'path' | 'quantity'>> = {},
): EventLine {
  return { kind, path: `Test > ${kind}`, amountMinor, ...more };
}

const places = {
  US: { marketplaceId: 'ATVPDKIKX0DER', currency: 'USD' },
  CA: { marketplaceId: 'A2EUQ1WTGCTBG2', currency: 'CAD' },
  UK: { marketplaceId: 'A1F83G8C2ARO7P', currency: 'GBP' },
  DE: { marketplaceId: 'A1PA6795UKMFR9', currency: 'EUR' },
  FR: { marketplaceId: 'A13V1IB3VIYZZH', currency: 'EUR' },
  IT: { marketplaceId: 'APJ6JRA9NG5V4', currency: 'EUR' },
  ES: { marketplaceId: 'A1RKKUPIHCS9HS', currency: 'EUR' },
} as const;

/** Marketplaces under test. */
export type Place = keyof typeof places;

/** An event of these amounts. */
export function eventOf(
  place: Place,
  lines: readonly EventLine[],
  replaced: Partial<AmazonEvent> = {},
): AmazonEvent {
  return {
    key: 'A1EXAMPLESELLER/T1',
    sellerAccountId: 'A1EXAMPLESELLER',
    kind: 'shipment',
    transactionType: 'Shipment',
    description: 'Order Payment',
    transactionIds: ['T1'],
    orderId: '203-7777777-7777777',
    postedAt: '2026-11-03T12:00:00Z',
    release: { state: 'released', releasedAt: '2026-11-03T12:00:00Z' },
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    lines,
    ...places[place],
    ...replaced,
  };
}

/** The tax settings of a country, with questions answered. */
export function taxOf(
  country: string,
  answers: Readonly<Partial<Record<TaxQuestionId, string>>> = {},
): TaxSettings {
  const { settings } = proposeTax({ country, usesSalesTax: country !== 'US' });
  return Object.entries(answers).reduce(
    (known, [id, value]) => withTaxAnswer(known, id as TaxQuestionId, value),
    settings,
  );
}

/** A context in a country whose company has every code that is proposed. */
export function contextIn(
  country: string,
  tax: TaxSettings = taxOf(country),
  {
    orders = [],
    books = booksIn(country, tax),
  }: { readonly orders?: readonly AmazonOrder[]; readonly books?: Books | null } = {},
): BookContext {
  return present({
    books: books ?? undefined,
    settings: { ...unitedStatesSettings, tax },
    rules: noRules,
    owners: new Map(),
    orders: new Map(orders.map((each) => [each.orderId, each])),
    asOf: '2026-12-01T00:00:00Z',
    foreignNumbers: new Set<string>(),
  });
}

/** The books of a company that has every code of the settings. */
export function booksIn(country: string, { codes }: TaxSettings, more: Partial<Books['lists']> = {}): Books {
  const taxCodes =
    codes === undefined
      ? []
      : [...choicesIn(codes).values()].map((choice, index): ListTaxCode => {
          const rate = addedPerMillion(choice);
          const rates = { salesPerMillion: rate, purchasesPerMillion: rate };
          return { id: String(index + 2), name: choice.name, active: true, ...rates };
        });
  const company = { ...usBooks.company, country, usesSalesTax: country !== 'US' };
  return { ...usBooks, company, lists: { ...usBooks.lists, taxCodes, ...more } };
}

/** The order of `eventOf`, with anything of it replaced. */
export function orderTo(
  shipTo: { readonly country?: string; readonly region?: string },
  replaced: Partial<AmazonOrder> = {},
): AmazonOrder {
  return { ...order(), orderId: '203-7777777-7777777', shipTo, ...replaced };
}

/** The taxation of an event in November 2026, or on another day. */
export function taxationIn(context: BookContext, event: AmazonEvent, date = '2026-11-03'): Taxation {
  return taxationOf(event, date, context);
}

/** Each line in short: `principal 1083 + 216 20.0% S`. */
export function told({ lines }: Taxation): readonly string[] {
  return lines.map(({ line, netMinor, tax, code }) =>
    [
      `${line.kind} ${netMinor}`,
      ...(tax === undefined ? [] : [`+ ${tax.amountMinor}`]),
      ...[tax?.code.name ?? code?.name].flatMap((name) => name ?? []),
    ].join(' '),
  );
}

/** Codes of what the taxation asks or says. */
export function said({ verdicts }: Taxation): readonly string[] {
  return verdicts.map(({ state, problem }) => `${state} ${problem.code}`);
}
