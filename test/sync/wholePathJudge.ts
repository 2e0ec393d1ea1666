import { ownKeys } from '../../lib/books/orders/ownKeys';
import type { ItemRole } from '../../lib/books/roles';
import { keyHash, readMark } from '../../lib/posting/marks';
import { postingKey } from '../../lib/posting/postings';
import type { JsonRecord } from '../sandbox/quickbooks/record';
import { rowsOf } from '../sandbox/world/financeView';
import { type ComponentKind, componentsOf, type MoneyEvent, type Order } from '../sandbox/world/truth';
import type { Browser, WholePath } from './wholePathBench';

/** What has to become of an event, told from the truth alone. */
export type Fate = 'document' | 'waiting' | 'blocked' | 'leftOut' | 'unreported';

const roleOf: Readonly<Partial<Record<ComponentKind, ItemRole>>> = {
  principal: 'sales',
  shipping: 'shipping',
  shippingChargeback: 'shipping',
  giftWrap: 'giftWrap',
  giftWrapChargeback: 'giftWrap',
  itemPromotion: 'promotions',
  shippingPromotion: 'promotions',
  commission: 'sellingFees',
  commissionTax: 'sellingFees',
  fulfilmentFee: 'fulfilmentFees',
  fulfilmentFeeTax: 'fulfilmentFees',
  fulfilmentFeeWaiver: 'fulfilmentFees',
  itemTax: 'salesTax',
  shippingTax: 'salesTax',
  giftWrapTax: 'salesTax',
  itemTaxWithheld: 'salesTax',
  shippingTaxWithheld: 'salesTax',
  giftWrapTaxWithheld: 'salesTax',
};

/** What has to become of an event at a moment. */
export function fateOf(_order: Order, event: MoneyEvent, atMs: number): Fate {
  if (rowsOf(event, atMs).length === 0) return 'unreported';
  const components = componentsOf(event).filter(({ amountMinor }) => amountMinor !== 0);
  if (components.length === 0) return 'leftOut';
  const released = event.deferral === null || event.deferral.releaseReportedAtMs <= atMs;
  const stops = event.marketplace.currency !== 'USD' || components.some(({ kind }) => kind === 'unknownFee');
  if (stops) return 'blocked';
  return released ? 'document' : 'waiting';
}

const entities = ['SalesReceipt', 'RefundReceipt', 'Purchase', 'JournalEntry'] as const;
const entityOf = new WeakMap<JsonRecord, string>();

/** The documents in QuickBooks that bear an event's mark. */
export function documentsOf(
  { company, realmId, sandbox }: Pick<WholePath, 'company' | 'realmId' | 'sandbox'>,
  event: MoneyEvent,
): readonly JsonRecord[] {
  const eventKey = `${sandbox.world.seller.sellerId}/${event.transactionId}`;
  const hashes = new Set([...ownKeys(eventKey).keys()].map((key) => keyHash(postingKey(realmId, key))));
  return entities.flatMap((entity) =>
    company.documents(entity).filter((row) => {
      entityOf.set(row, entity);
      return hashes.has(readMark(String(row['PrivateNote'] ?? ''))?.keyHash ?? '');
    }),
  );
}

/** What documents did to the books, by the role of the account; the deposit account is `clearing`. */
export async function effectOf(
  { company }: Pick<WholePath, 'company'>,
  browser: Pick<Browser, 'store'>,
  documents: readonly JsonRecord[],
): Promise<Readonly<Record<string, number>>> {
  const books = await browser.store.readBooks();
  if (books === undefined) throw new Error('no books');
  const { setup, lists } = books;
  const names = new Map<string, string>();
  for (const [role, itemId] of Object.entries(setup.itemIds)) {
    const item = lists.items.find(({ id }) => id === itemId);
    if (item?.incomeAccountId !== undefined) names.set(item.incomeAccountId, role);
  }
  if (setup.clearingAccountId !== undefined) names.set(setup.clearingAccountId, 'clearing');
  const sums: Record<string, number> = {};
  for (const document of documents) {
    for (const { accountId, debitMinor } of company.ledger.effectOf(
      `${entityOf.get(document)}/${String(document['Id'])}`,
    ).postings) {
      const name = names.get(accountId) ?? `account ${accountId}`;
      sums[name] = (sums[name] ?? 0) + debitMinor;
    }
  }
  return withoutZeros(sums);
}

/** What an event must do to the books, as far as it is told here: of sales each role, of everything clearing. */
export function isAsItShould(
  effect: Readonly<Record<string, number>>,
  event: MoneyEvent,
): readonly [unknown, unknown] {
  const isSale = event.type === 'Shipment' && !event.nonAmazon;
  return isSale ? [effect, trueEffect(event)] : [effect['clearing'] ?? 0, event.totalMinor];
}

/** What a sale must do to the books: the clearing account takes Amazon's total, each role its own. */
export function trueEffect(event: MoneyEvent): Readonly<Record<string, number>> {
  const sums: Record<string, number> = { clearing: event.totalMinor };
  for (const { kind, amountMinor } of componentsOf(event)) {
    const role = roleOf[kind];
    if (role !== undefined) sums[role] = (sums[role] ?? 0) - amountMinor;
  }
  return withoutZeros(sums);
}

function withoutZeros(sums: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
}
