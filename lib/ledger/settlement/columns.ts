import { normalizedLabel } from '../label';
import { quoted, Refusal } from './refusal';

const required = [
  'settlement-id',
  'settlement-start-date',
  'settlement-end-date',
  'deposit-date',
  'total-amount',
  'currency',
  'transaction-type',
  'marketplace-name',
  'amount-type',
  'amount-description',
  'amount',
  'posted-date',
  'posted-date-time',
] as const;

/** What tells the orders of a settlement apart; nothing else needs them. */
const ofOrders = ['order-id', 'shipment-id', 'order-item-code', 'sku', 'quantity-purchased'] as const;

/** A column that every reading needs. */
export type ColumnName = (typeof required)[number];

/** A column that a reading of orders needs besides. */
export type OrderColumnName = (typeof ofOrders)[number];

/** Where each column stands, from 0; those of orders only where they are asked for. */
export type Columns = Readonly<Record<ColumnName, number> & Partial<Record<OrderColumnName, number>>>;

/** Columns of a settlement of the second form, read or not. Source: Amazon's page of settlement reports. */
const columnCount = 24;

/** The columns by their names, in whatever order; `undefined` where the line names hardly any of them. */
export function columnsOf(header: string, line: number, withOrders: boolean): Columns | undefined {
  if (/\r/.test(header)) throw new Refusal('settlement_lines_resaved', {});
  const wanted = withOrders ? [...required, ...ofOrders] : required;
  const names = header.split('\t').map(normalizedLabel);
  const places = new Map<string, number>();
  for (const [place, name] of names.entries()) {
    if (name === '') continue;
    if (places.has(name))
      throw new Refusal('settlement_column_twice', { line: String(line), column: quoted(name) });
    places.set(name, place);
  }
  const missing = wanted.filter((name) => !places.has(normalizedLabel(name)));
  if (missing.length > wanted.length - 4) return undefined;
  if (missing.length > 0)
    throw new Refusal('settlement_columns_missing', { line: String(line), columns: missing.join(', ') });
  const found = wanted.map((name) => [name, places.get(normalizedLabel(name)) ?? -1] as const);
  return Object.fromEntries(found) as Record<ColumnName, number>;
}

/**
 * What a file is that does not begin with a settlement's columns. Under translated names the rows are the
 * same, so that the next line tells: as many cells, and a settlement's id among them.
 */
export function strangeHeader(header: string, next: string | undefined, line: number): Refusal {
  const start = quoted(header);
  const facts = { line: String(line), start };
  if (/^\s*(<|\ufeff<)/.test(header)) return new Refusal('settlement_web_page', {});
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what betrays it
  if (/^PK\u0003|[\u0000-\u0008\u000e-\u001f]|^[\ufffdÿþ]{2}/.test(header))
    return new Refusal('settlement_not_text', {});
  if (/^["']settlement-id["']\t/i.test(header))
    return new Refusal('settlement_cells_quoted', { line: facts.line });
  if (/settlement-id["']?\s*[,;]/i.test(header)) return new Refusal('settlement_resaved', facts);
  const cells = header.split('\t').length;
  const nextCells = next?.split('\t') ?? [];
  const looksTheSame = cells >= columnCount - 4 && cells <= columnCount + 4;
  return looksTheSame && nextCells.some((cell) => /^\s*\d{9,16}\s*$/.test(cell))
    ? new Refusal('settlement_header_translated', facts)
    : new Refusal('settlement_other_report', facts);
}
