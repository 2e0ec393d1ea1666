import { type DateText, dateIn } from '../../calendar/calendar';
import type { LineKind } from '../../ledger/lineKind';
import type {
  SettlementAmount,
  SettlementReading,
  SettlementSummary,
} from '../../ledger/settlement/settlement';
import { type SettlementPart, settlementNumber } from '../numbers/settlementNumbers';
import { debitLine, type JournalEntry, type JournalLine, journalEntry } from './journalEntry';
import { monthParts } from './monthParts';
import { settlementLines } from './settlementLines';
import type { SettlementSettings } from './settlementSettings';
import { settlementZone } from './settlementZone';

/** A settlement as documents, and what ties them to its deposit. */
export interface SettlementBooks {
  readonly documents: readonly JournalEntry[];
  /** The deposit less what the documents, and balances brought in, add up to: zero, or nothing is sent. */
  readonly residualMinor: number;
}

const card: readonly LineKind[] = ['charge'];
const openings: readonly LineKind[] = ['payable'];
const reserves: readonly LineKind[] = ['previousReserve', 'currentReserve'];

/**
 * The documents of a settlement: a journal entry a month into clearing, the payout from clearing to the
 * bank, and what Amazon charged to the card. None where anything of the file is unknown or wrong.
 */
export function settlementDocuments(
  reading: SettlementReading,
  settings: SettlementSettings,
): SettlementBooks {
  const { summary, amounts } = reading;
  if (summary === undefined || reading.problems.length > 0 || reading.unknown.length > 0)
    return { documents: [], residualMinor: (summary?.totalMinor ?? 0) - reading.sumMinor };
  const timeZone = settings.timeZone ?? settlementZone(reading);
  const entries = monthEntries(amounts, summary, settings, timeZone);
  const charge = chargeEntry(amounts, summary, settings, timeZone);
  const payout = payoutEntry(summary, settings, timeZone);
  const kept = settings.convention === 'zero' ? openings : [...openings, ...reserves];
  const broughtMinor = sumOf(amounts.filter(({ meaning }) => isOneOf(meaning?.kind, kept)));
  const clearedMinor = clearingMinor([...entries, ...charge], settings.accounts.clearing);
  return {
    documents: [...entries, ...charge, ...payout],
    residualMinor: summary.totalMinor - broughtMinor - clearedMinor,
  };
}

function monthEntries(
  amounts: readonly SettlementAmount[],
  summary: SettlementSummary,
  settings: SettlementSettings,
  timeZone: string,
): readonly JournalEntry[] {
  const { clearing, carried } = settings.accounts;
  const own = amounts.filter(({ meaning }) => !isOneOf(meaning?.kind, [...openings, ...card]));
  const parts = monthParts(own, summary, timeZone)
    .map(({ date, amounts: rows }) => ({ date, lines: settlementLines(rows, settings) }))
    .filter(({ lines }) => lines.length > 0);
  let carriedMinor = 0;
  return parts.map(({ date, lines }, index) => {
    const isLast = index === parts.length - 1;
    const before = carriedMinor;
    carriedMinor += netMinor(lines);
    const all: readonly JournalLine[] = [
      isLast
        ? debitLine(clearing, 'Amazon clearing', 'Balance of the settlement', carriedMinor)
        : debitLine(carried, 'Amazon carried balance', 'Carried into the next month', carriedMinor),
      ...lines,
      debitLine(carried, 'Amazon carried balance', 'Carried from the month before', -before),
    ];
    const part: SettlementPart = parts.length === 1 ? 'whole' : { month: index + 1 };
    return journalEntry(numberOf(summary, part), date, summary.currency, all);
  });
}

/** The charge clears a debt of the settlement before, on the day on which the card was charged. */
function chargeEntry(
  amounts: readonly SettlementAmount[],
  summary: SettlementSummary,
  { accounts }: SettlementSettings,
  timeZone: string,
): readonly JournalEntry[] {
  const charges = amounts.filter(({ meaning }) => isOneOf(meaning?.kind, card));
  const minor = sumOf(charges);
  const last = charges.at(-1);
  if (last === undefined || minor === 0) return [];
  const description = 'Charged by Amazon to the card on file';
  const lines = [
    debitLine(accounts.clearing, 'Amazon clearing', description, minor),
    debitLine(accounts.card, 'Card', description, -minor),
  ];
  const date = dateIn(last.postedAt, timeZone);
  return [journalEntry(numberOf(summary, 'charge'), date, summary.currency, lines)];
}

/** A negative total pays nothing out: it is charged to the card or taken from later sales. */
function payoutEntry(
  summary: SettlementSummary,
  { accounts, payout }: SettlementSettings,
  timeZone: string,
): readonly JournalEntry[] {
  const { totalMinor, currency } = summary;
  if (totalMinor <= 0 || payout === 'bankFeed') return [];
  const description = `Payout of settlement ${summary.settlementId}`;
  const lines = [
    debitLine(accounts.bank, 'Bank', description, totalMinor),
    debitLine(accounts.clearing, 'Amazon clearing', description, -totalMinor),
  ];
  return [journalEntry(numberOf(summary, 'payout'), depositDate(summary, timeZone), currency, lines)];
}

/** A deposit at exactly midnight by UTC is a day that was given without its hour. */
function depositDate({ depositAt }: SettlementSummary, timeZone: string): DateText {
  return dateIn(depositAt, depositAt.endsWith('T00:00:00Z') ? 'UTC' : timeZone);
}

/** The reader takes no id that has no number. */
function numberOf({ settlementId }: SettlementSummary, part: SettlementPart): string {
  const number = settlementNumber(settlementId, part);
  if (number === undefined) throw new RangeError(`settlement ${settlementId} has no document number`);
  return number;
}

function clearingMinor(entries: readonly JournalEntry[], clearing: string): number {
  return entries
    .flatMap(({ lines }) => lines)
    .filter(({ account }) => account === clearing)
    .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
}

/** What the lines leave to be balanced. */
function netMinor(lines: readonly JournalLine[]): number {
  return lines.reduce((sum, { debitMinor, creditMinor }) => sum + creditMinor - debitMinor, 0);
}

function sumOf(amounts: readonly SettlementAmount[]): number {
  return amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function isOneOf(kind: LineKind | undefined, kinds: readonly LineKind[]): boolean {
  return kind !== undefined && kinds.includes(kind);
}
