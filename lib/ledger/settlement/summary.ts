import { instantText } from '../../calendar/calendar';
import { AmountReader } from './amountReader';
import type { ColumnName } from './columns';
import { quoted, Refusal } from './refusal';
import type { SettlementSummary } from './settlement';
import { hasSlashes, type SettlementMoment, type SlashOrder, settlementMoment } from './settlementDate';

/** The summary row, and how the rest of its file is to be read. */
export interface ReadSummary {
  readonly summary: SettlementSummary;
  readonly amounts: AmountReader;
  readonly slashes: SlashOrder;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

const dateColumns = ['settlement-start-date', 'settlement-end-date', 'deposit-date'] as const;

/** Digits of every id seen; document numbers have room for this many. */
const settlementIdPattern = /^\d{1,16}$/;

/** A letter that was damaged makes no currency, mostly; how many cents there are depends on it. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** No settlement is nearly as long; a date read in the wrong order easily is. */
const longestSeconds = 100 * 86_400;

/** Reads the row in which a settlement says what it is. */
export function readSummary(textOf: (column: ColumnName) => string, line: number): ReadSummary {
  const settlementId = textOf('settlement-id');
  const currency = textOf('currency');
  if (!settlementIdPattern.test(settlementId)) throw unreadable('settlement id', settlementId, line);
  if (!currencies.has(currency)) throw unreadable('currency', currency, line);
  const amounts = new AmountReader(currency);
  const total = new TextEncoder().encode(textOf('total-amount'));
  const totalMinor = amounts.read(total, 0, total.length, line);
  const { slashes, moments } = readDates(dateColumns.map(textOf), currency, line);
  const [start, end, deposit] = moments;
  return {
    summary: {
      settlementId,
      currency,
      totalMinor,
      startAt: instantText(start.epochSeconds * 1000),
      endAt: instantText(end.epochSeconds * 1000),
      depositAt: instantText(deposit.epochSeconds * 1000),
    },
    amounts,
    slashes,
    startSeconds: start.epochSeconds,
    endSeconds: end.epochSeconds,
  };
}

type Moments = readonly [SettlementMoment, SettlementMoment, SettlementMoment];

/** Day and month with slashes: the order in which start, end and deposit follow each other, else the US's own. */
function readDates(
  texts: readonly string[],
  currency: string,
  line: number,
): { readonly slashes: SlashOrder; readonly moments: Moments } {
  const usual: SlashOrder = currency === 'USD' ? 'monthFirst' : 'dayFirst';
  const unusual: SlashOrder = usual === 'monthFirst' ? 'dayFirst' : 'monthFirst';
  for (const slashes of texts.some(hasSlashes) ? [usual, unusual] : [usual]) {
    const [start, end, deposit] = texts.map((text) => settlementMoment(text, slashes));
    if (start === undefined || end === undefined || deposit === undefined) continue;
    const seconds = end.epochSeconds - start.epochSeconds;
    if (seconds < 0 || seconds > longestSeconds || deposit.epochSeconds < start.epochSeconds) continue;
    return { slashes, moments: [start, end, deposit] };
  }
  const bad = texts.findIndex((text) => settlementMoment(text, usual) === undefined);
  throw unreadable(
    bad < 0 ? 'order of dates' : (dateColumns[bad] ?? '').replaceAll('-', ' '),
    bad < 0 ? texts.join(', ') : (texts[bad] ?? ''),
    line,
  );
}

function unreadable(column: string, text: string, line: number): Refusal {
  return new Refusal('settlement_summary_unreadable', { line: String(line), column, text: quoted(text) });
}
