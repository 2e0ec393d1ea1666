import type { BookContext } from '../bookContext';
import type { BookedEvent, BookedLine } from '../bookedEvent';
import { chosenItem, rowOf } from '../chosen';
import { contentOf, type FormContent, taxesOf } from '../drawing/formContent';
import { formLines } from '../drawing/formLines';
import { itemById } from '../listIndex';
import type { DaySettings } from '../settings/bookSettings';
import type { Portion } from './portion';

/** How a line stands in a summary: `line.label` is its text, and lines of one `key` are summed. */
export interface ShownLine {
  readonly key: string;
  readonly line: BookedLine;
  /** Units that are told in the text, where they cannot stand as quantity and price. */
  readonly units?: number;
}

/** The way in which lines of events become lines of a summary. */
export type Showing = (portion: Portion) => readonly ShownLine[];

/** Products each by itself and by its price, or as one line a group; everything else by Amazon's word. */
export function showing(lines: DaySettings['lines'], { books }: Pick<BookContext, 'books'>): Showing {
  const salesItem = chosenItem(books, rowOf('sales'));
  const isStock = ({ item }: BookedLine): boolean =>
    books !== undefined && itemById(books.lists, item.id)?.type === 'Inventory';
  const shown = (booked: BookedEvent, line: BookedLine): ShownLine => {
    if (!isProduct(line)) return withKey(withoutUnits(line));
    if (lines === 'byItem' || isStock(line)) return productLine(line);
    const grouped = withoutUnits(line);
    const mayShare = line.role === 'sales' && !choosesItems(booked) && sameAccount(line, salesItem.account);
    return withKey(mayShare ? { ...grouped, item: salesItem.ref } : grouped);
  };
  // Dividing and summing both ask.
  const known = new WeakMap<Portion, readonly ShownLine[]>();
  return (portion) => {
    const found = known.get(portion) ?? portion.lines.map((line) => shown(portion.booked, line));
    known.set(portion, found);
    return found;
  };
}

/** A product that was sold or given back. */
function isProduct({ kind, quantity }: BookedLine): boolean {
  return kind === 'principal' || quantity !== undefined;
}

/** What a rule puts on an item of its own stays there. */
function choosesItems({ outcome }: BookedEvent): boolean {
  for (const line of outcome.lines.values()) if (line.item !== undefined) return true;
  return false;
}

function sameAccount({ account }: BookedLine, other: BookedLine['account']): boolean {
  return account.id === other.id && account.name === other.name;
}

function withoutUnits(line: BookedLine): BookedLine {
  const { quantity: _quantity, unitPriceMinor: _price, sku: _sku, ...rest } = line;
  return rest;
}

/** Units without a price that makes the amount stand before the name: see `counted`. */
const countPattern = /^(\d{1,6}) × (.+)$/su;

function productLine(line: BookedLine): ShownLine {
  if (line.unitPriceMinor !== undefined) return withKey({ ...line, label: line.description });
  const [, count, name] = countPattern.exec(line.description) ?? [];
  if (count === undefined || name === undefined) return withKey({ ...line, label: line.description });
  return { ...withKey({ ...line, label: name }), units: Number(count) };
}

/** What a line is gives way only where it makes no difference to the books. */
function withKey(line: BookedLine): ShownLine {
  const { role, item, account, tax, class: lineClass, label, sku, unitPriceMinor, facet } = line;
  const key = [role, facet, item.id, item.name, account.id, account.name, label, sku, unitPriceMinor];
  return {
    key: JSON.stringify([
      ...key,
      tax?.code.id,
      tax?.code.name,
      tax?.account.name,
      lineClass?.id,
      lineClass?.name,
    ]),
    line,
  };
}

interface Sum {
  readonly line: BookedLine;
  amountMinor: number;
  taxMinor: number;
  quantity: number;
  /** Units told in the text; none as soon as a line tells none. */
  units: number | undefined;
}

/** The lines of portions, summed. Quantities are added at one price, so that both still make the amount. */
export function summedLines(portions: readonly Portion[], show: Showing): readonly BookedLine[] {
  const sums = new Map<string, Sum>();
  for (const portion of portions) {
    for (const { key, line, units } of show(portion)) {
      const taxMinor = line.tax?.amountMinor ?? 0;
      const { amountMinor, quantity = 0 } = line;
      const found = sums.get(key);
      if (found === undefined) sums.set(key, { line, amountMinor, taxMinor, quantity, units });
      else {
        found.amountMinor += amountMinor;
        found.taxMinor += taxMinor;
        found.quantity += quantity;
        found.units = found.units === undefined || units === undefined ? undefined : found.units + units;
      }
    }
  }
  return [...sums.values()].map(summed);
}

function summed({ line, amountMinor, taxMinor, quantity, units }: Sum): BookedLine {
  const tax = line.tax === undefined ? {} : { tax: { ...line.tax, amountMinor: taxMinor } };
  const counted = line.quantity === undefined ? {} : { quantity };
  const label = units === undefined ? line.label : `${units} × ${line.label}`;
  return { ...line, ...tax, ...counted, label, amountMinor };
}

/**
 * The content of a journal entry: tax on fees stands apart from tax on sales, also where both bear one code,
 * because a return asks for both.
 */
export function journalContent(lines: readonly BookedLine[]): FormContent {
  const fees = lines.filter(({ facet }) => facet === 'fees');
  const others = lines.filter(({ facet }) => facet !== 'fees');
  return contentOf(formLines(lines, 'label'), [...taxesOf(others), ...taxesOf(fees)]);
}

/** Whether amounts leave nothing on a document. */
export function isEmpty({ lines, taxes }: Pick<FormContent, 'lines' | 'taxes'>): boolean {
  return lines.length === 0 && taxes.length === 0;
}
