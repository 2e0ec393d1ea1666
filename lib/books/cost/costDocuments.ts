import type { DateText } from '../../calendar/calendar';
import { problem } from '../../problem/problem';
import { type BookContext, ownerOf } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { chosenAccount } from '../chosenAccount';
import type { Cover, JournalEntry } from '../draft';
import { accountLine, journalEntry } from '../drawing/forms';
import { finished } from '../finished';
import type { DraftKey, PlannedDraft } from '../plannedDraft';
import { beforeStart } from '../settings/beforeStart';
import { blocked, type Verdict } from '../verdict';
import { type CostSums, costSums } from './costSums';
import { movedUnits } from './movedUnits';
import { movementWords } from './movementWords';

/** The document of sales that a cost entry stands beside: an order's, a day's or a settlement's part. */
export interface CostScope {
  readonly key: DraftKey;
  /** Of the cost entry itself: `AZ-US-2026-11-22C`. */
  readonly number: string;
  readonly date: DateText;
  /** Whether that document sells items, so that QuickBooks itself books the cost of inventory items on it. */
  readonly sellsItems: boolean;
}

/**
 * The cost of the units that these events moved, as one journal entry in the home currency; none where nothing
 * moved, or where it is booked already. A missing cost blocks this entry and no other document.
 */
export function costDocuments(
  scope: CostScope,
  booked: readonly BookedEvent[],
  context: BookContext,
): readonly PlannedDraft[] {
  if (!context.settings.cost.booked) return [];
  const open = booked.filter((each) => isOpen(each, context));
  const sums = costSums(open, scope.sellsItems, context);
  if (sums.moved.length === 0) return [];
  const verdicts = missing(sums);
  const draft = entry(scope, sums, context);
  // Units that cost nothing make no document, unless something is wrong with them.
  if (draft.totalMinor === 0 && verdicts.every(({ state }) => state === 'note')) return [];
  const events = sums.moved.map(({ event }) => event.key);
  return [finished({ key: scope.key, draft, events, verdicts }, context)];
}

/** Cost follows the sale: an event that waits or is blocked moves none yet. */
function isOpen({ event, verdicts }: BookedEvent, context: BookContext): boolean {
  return (
    event.sameAs === undefined &&
    ownerOf(context.owners, event.key, 'cost') === undefined &&
    beforeStart(event, context.settings) === undefined &&
    !verdicts.some(({ state }) => state === 'waiting' || state === 'blocked') &&
    movedUnits(event, context).length > 0
  );
}

function entry(
  { number, date }: CostScope,
  { rows, moved, currency }: CostSums,
  { books }: BookContext,
): JournalEntry {
  const cost = chosenAccount(books, 'costOfGoods').ref;
  const stock = chosenAccount(books, 'inventory').ref;
  const lines = rows
    .filter(({ costMinor }) => costMinor !== 0)
    .flatMap((row) => {
      const { what, costMinor, units, skus } = row;
      const { description, intoStock } = movementWords[what];
      const text = `${description}: ${count(units, 'unit')} of ${count(skus, 'SKU')}`;
      const outMinor = intoStock ? -costMinor : costMinor;
      const place = row.class === undefined ? {} : { class: row.class };
      return [
        { ...accountLine('costOfGoods', cost, text, -outMinor), ...place },
        { ...accountLine('inventory', stock, text, outMinor), ...place },
      ];
    });
  const covers = moved.map(({ event }): Cover => ({ eventKey: event.key, facets: ['cost'] }));
  const memo = `Cost of goods, ${date}`;
  return journalEntry({ number, date, currency, memo, covers }, { lines, taxes: [], taxMinor: 0 });
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function missing({ withoutCost, withoutSku, withoutUnits }: CostSums): readonly Verdict[] {
  return [
    ...(withoutCost.length === 0
      ? []
      : [blocked(problem('cost_missing', { count: String(withoutCost.length), skus: listed(withoutCost) }))]),
    ...(withoutSku === 0 ? [] : [blocked(problem('cost_without_sku', { count: String(withoutSku) }))]),
    ...(withoutUnits.length === 0
      ? []
      : [{ state: 'note' as const, problem: problem('cost_units_unknown', { skus: listed(withoutUnits) }) }]),
  ];
}

/** The first of them by name, and how many more there are. */
function listed(skus: readonly string[]): string {
  const [shown, more] = [skus.slice(0, longestList), skus.length - longestList];
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const longestList = 20;
