import { parseTransactionsPage } from '../../lib/amazon/shapes/parseTransactionsPage';
import type { AmazonTransaction } from '../../lib/amazon/shapes/transaction';
import { minorFromDecimal } from '../../lib/money/money';

/** An item's amounts by path, as decimals: `{ 'ProductCharges > OurPricePrincipal': 19.99 }`. */
export type Amounts = Readonly<Record<string, number>>;

/** One item of a transaction under test. */
export interface ItemFixture {
  readonly amounts: Amounts;
  readonly title?: string | null;
  readonly sku?: string | null;
  readonly asin?: string | null;
  readonly quantity?: number | null;
}

/** A transaction under test; everything has a default. */
export interface TransactionFixture {
  readonly id?: string;
  readonly type?: string;
  readonly status?: string | null;
  readonly description?: string;
  readonly postedDate?: string;
  readonly currency?: string;
  readonly marketplaceId?: string | null;
  readonly marketplaceName?: string;
  readonly accountType?: string;
  readonly related?: Readonly<Record<string, string>>;
  readonly deferral?: { readonly reason: string; readonly maturesAt?: string };
  readonly items?: readonly ItemFixture[];
  /** Replaces what follows from the items: the transaction tree by path. */
  readonly tree?: Amounts;
  readonly total?: number;
}

interface Node {
  readonly breakdownType: string;
  breakdownAmount: { currencyAmount: number; currencyCode: string };
  breakdowns: Node[] | null;
}

/** The JSON that Amazon would send, with both trees built from the items' amounts. */
export function transactionJson(fixture: TransactionFixture = {}): unknown {
  const {
    currency = 'USD',
    items = [saleItem],
    type = 'Shipment',
    marketplaceId = 'ATVPDKIKX0DER',
  } = fixture;
  const all = items.flatMap(({ amounts }) => Object.entries(amounts));
  const total = fixture.total ?? sum(all.map(([, amount]) => amount));
  return {
    sellingPartnerMetadata: {
      sellingPartnerId: 'A1EXAMPLESELLER',
      marketplaceId,
      accountType: fixture.accountType ?? 'Standard Orders',
    },
    transactionType: type,
    transactionId: fixture.id ?? 'T1',
    transactionStatus: fixture.status === undefined ? 'RELEASED' : fixture.status,
    description: fixture.description ?? 'Order Payment',
    postedDate: fixture.postedDate ?? '2026-11-03T07:30:00Z',
    totalAmount: { currencyAmount: total, currencyCode: currency },
    marketplaceDetails: { marketplaceId, marketplaceName: fixture.marketplaceName ?? 'Amazon.com' },
    relatedIdentifiers: Object.entries({
      ORDER_ID: '114-1111111-1111111',
      SHIPMENT_ID: '70000000000001',
      ...fixture.related,
    }).map(([relatedIdentifierName, relatedIdentifierValue]) => ({
      relatedIdentifierName,
      relatedIdentifierValue,
    })),
    items: items.map((item) => itemJson(item, currency)),
    breakdowns: wrapped(fixture.tree ?? rolledUp(all), currency),
    contexts:
      fixture.deferral === undefined
        ? null
        : [
            {
              contextType: 'DeferredContext',
              deferralReason: fixture.deferral.reason,
              maturityDate: fixture.deferral.maturesAt ?? null,
            },
          ],
  };
}

/** The same, read as our own code reads it. */
export function transaction(fixture: TransactionFixture = {}): AmazonTransaction {
  const page = parseTransactionsPage({ payload: { transactions: [transactionJson(fixture)] } });
  if (!page.ok) throw new Error(page.problem.sentence);
  const [only] = page.value.transactions;
  if (only === undefined) throw new Error('no transaction');
  return only;
}

/** One unit of a product, its referral fee and its FBA fee. */
export const saleItem: ItemFixture = {
  amounts: {
    'ProductCharges > OurPricePrincipal': 19.99,
    'AmazonFees > Commission > Base': -3,
    'AmazonFees > FBAPerUnitFulfillmentFee > Base': -3.61,
  },
  title: 'Example lamp',
  sku: 'SKU-LAMP',
  asin: 'B000000001',
  quantity: 1,
};

function itemJson({ amounts, title, sku, asin, quantity }: ItemFixture, currency: string): unknown {
  return {
    description: title,
    totalAmount: { currencyAmount: sum(Object.values(amounts)), currencyCode: currency },
    breakdowns: treeOf(amounts, currency),
    contexts: [
      { contextType: 'ProductContext', sku, asin, quantityShipped: quantity, fulfillmentNetwork: 'AFN' },
    ],
  };
}

/** Nodes of a path table, each parent the sum of its children. */
export function treeOf(amounts: Amounts, currency: string): Node[] {
  const roots: Node[] = [];
  for (const [path, amount] of Object.entries(amounts)) {
    let level = roots;
    for (const name of path.split(' > ')) {
      let node = level.find(({ breakdownType }) => breakdownType === name);
      if (node === undefined) {
        node = {
          breakdownType: name,
          breakdownAmount: { currencyAmount: 0, currencyCode: currency },
          breakdowns: [],
        };
        level.push(node);
      }
      node.breakdownAmount.currencyAmount = sum([node.breakdownAmount.currencyAmount, amount]);
      node.breakdowns ??= [];
      level = node.breakdowns;
    }
  }
  return roots;
}

/** As Amazon rolls items up: products, shipping, promotions and tax without their split. */
function rolledUp(amounts: readonly (readonly [string, number])[]): Amounts {
  const result: Record<string, number> = {};
  for (const [path, amount] of amounts) {
    const [root = ''] = path.split(' > ');
    const key = ['AmazonFees', 'DigitalServicesFee'].includes(root) ? path : root;
    result[key] = sum([result[key] ?? 0, amount]);
  }
  if (result['Tax'] === 0) delete result['Tax'];
  return result;
}

function wrapped(amounts: Amounts, currency: string): Node[] {
  const side = (breakdownType: string, children: Node[]): Node => ({
    breakdownType,
    breakdownAmount: {
      currencyAmount: sum(children.map(({ breakdownAmount }) => breakdownAmount.currencyAmount)),
      currencyCode: currency,
    },
    breakdowns: children,
  });
  const nodes = treeOf(amounts, currency);
  return [
    side(
      'Sales',
      nodes.filter(({ breakdownAmount }) => breakdownAmount.currencyAmount > 0),
    ),
    side(
      'Expenses',
      nodes.filter(({ breakdownAmount }) => breakdownAmount.currencyAmount <= 0),
    ),
  ];
}

/** Exact for two places, which is all that the fixtures use. */
function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + (minorFromDecimal(amount, 'USD') ?? Number.NaN), 0) / 100;
}
