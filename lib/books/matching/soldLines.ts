import type { AmazonOrderItem } from '../../amazon/shapes/order';
import { present } from '../../amazon/shapes/present';
import type { EventLine } from '../../ledger/event';
import { problem } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import { chosenItem } from '../chosen';
import type { ListItem } from '../company';
import type { ListRef } from '../draft';
import { itemName } from '../mapping/feeNames';
import { mappedAmount } from '../mapping/mappedAmount';
import type { Books } from '../setup';
import { documentText } from '../text';
import { blocked, type Verdict } from '../verdict';
import { productLines } from './productLines';
import { productMatch } from './productMatch';
import { counted, longestName, productName } from './productName';
import { resolved } from './resolved';
import type { FoundLines, Unmatched } from './unmatched';

/** The lines of a product that was sold: on the one item for all sales, or on its own. */
export function soldLines(unmatched: Unmatched, context: BookContext): FoundLines {
  const { books, settings } = context;
  if (books === undefined || settings.matching.products === 'oneItem') return onSalesItem(unmatched, context);
  const { taxed, date } = unmatched;
  const { matching } = settings;
  const match = productMatch(taxed.line, date, books.lists.items, matching);
  if (match.as === 'item') return onItem(unmatched, match.item, match.packOf, books, context);
  if (match.as === 'problem') return onNoItem(unmatched, context, blocked(match.problem));
  const product = productInWords(unmatched);
  if (matching.missing === 'block')
    return onNoItem(unmatched, context, blocked(problem('product_unmatched', { product })));
  if (matching.missing === 'create') {
    const name = newItemName(unmatched.taxed.line, unmatched.orderItems);
    return onNoItem(unmatched, context, blocked(problem('product_to_create', { product, name })));
  }
  if (matching.fallbackItem === undefined)
    return onNoItem(unmatched, context, blocked(problem('fallback_missing', { product })));
  const fallback = resolved(books.lists.items, matching.fallbackItem, 'item');
  if (!fallback.ok) return onNoItem(unmatched, context, blocked(fallback.problem));
  const { lines, verdicts } = onItem(unmatched, fallback.entry, 1, books, context);
  const note = problem('product_on_fallback', { product, item: fallback.entry.name });
  return { lines, verdicts: [...verdicts, { state: 'note', problem: note }] };
}

/** An amount on an item of the company, whoever chose it. */
export function onItem(
  unmatched: Unmatched,
  item: ListItem,
  packOf: number,
  books: Books,
  { settings: { matching } }: BookContext,
): FoundLines {
  const { taxed, ruled } = unmatched;
  const { lines, verdicts } = productLines(
    item,
    present({
      name: lineText(unmatched, item.description ?? item.name, matching.description),
      amountMinor: taxed.netMinor,
      tax: taxed.tax,
      units: taxed.line.quantity,
      packOf: packOf * (ruled.quantityMultiplier ?? 1),
    }),
    books,
    matching,
  );
  return { lines: lines.map((line) => ({ role: 'sales' as const, ...line })), verdicts };
}

/** One item for all sales; the seller's table of kinds may name another one. */
function onSalesItem(unmatched: Unmatched, { books, settings }: BookContext): FoundLines {
  const { event, taxed, date, role, label, ruled } = unmatched;
  const amount = { role, kind: taxed.line.kind, label, currency: event.currency };
  const { problems, ...place } = mappedAmount(amount, date, settings.feeMapping, books);
  const item = ruled.item === undefined ? place.item : { id: '', name: ruled.item };
  return { lines: [line(unmatched, { ...place, item })], verdicts: problems.map(blocked) };
}

/** The line as it would be, without an item, so that it can be looked at. */
function onNoItem(unmatched: Unmatched, { books }: BookContext, verdict: Verdict): FoundLines {
  const { account } = chosenItem(books, unmatched.role);
  const name = newItemName(unmatched.taxed.line, unmatched.orderItems);
  const place = { role: unmatched.role.role, item: { id: '', name }, account };
  return { lines: [line(unmatched, place)], verdicts: [verdict] };
}

function line(
  unmatched: Unmatched,
  place: {
    readonly role: FoundLines['lines'][number]['role'];
    readonly item: ListRef;
    readonly account: ListRef;
  },
): FoundLines['lines'][number] {
  const { taxed, ruled } = unmatched;
  const { netMinor: amountMinor, tax, line: own } = taxed;
  const units = own.quantity === undefined ? undefined : own.quantity * (ruled.quantityMultiplier ?? 1);
  const words = counted(lineText(unmatched, '', 'amazon'), amountMinor, units);
  return present({ ...place, ...words, amountMinor, tax });
}

/** A rule's word, else the company's where that is wished, else Amazon's. */
function lineText(
  { taxed, ruled, orderItems }: Unmatched,
  companyText: string,
  from: 'amazon' | 'company',
): string {
  const wished = documentText(ruled.description ?? (from === 'company' ? companyText : ''), longestName);
  return wished === '' ? productName(taxed.line, orderItems, companyText) : wished;
}

/** `SKU LAMP-1 (“Example lamp”)`. */
function productInWords({ taxed: { line: own }, orderItems }: Unmatched): string {
  const title = documentText(productName(own, orderItems), 80);
  return own.sku === undefined ? `“${title}”` : `SKU ${documentText(own.sku, 60)} (“${title}”)`;
}

/** What an item is called that would be created for a product: its SKU, which is short and never changes. */
export function newItemName(
  own: Pick<EventLine, 'sku' | 'title' | 'asin'>,
  orderItems: readonly AmazonOrderItem[],
): string {
  return itemName(documentText(own.sku ?? productName(own, orderItems), 200));
}
