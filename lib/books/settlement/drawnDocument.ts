import type { DateText } from '../../calendar/calendar';
import type { EventKey } from '../../ledger/event';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { problem } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import { openDay } from '../checks/openDay';
import type { Cover, Draft } from '../draft';
import type { DocumentBase } from '../drawing/forms';
import type { Drawn } from '../finished';
import type { DraftKey } from '../plannedDraft';
import { blocked } from '../verdict';
import type { SettledItem } from './settledContent';

/** A document of a settlement before it is checked. */
export interface DrawnDocument extends Drawn {
  /** Whether it books amounts of the settlement, apart from moving its money on. */
  readonly isEntry: boolean;
  /** It is in the books already and is not drawn again. */
  readonly isSent: boolean;
}

/** What a document of a settlement is called, dated, and what it owns. */
export interface DocumentPlace {
  readonly key: DraftKey;
  /** None where the settlement's id makes no number. */
  readonly number: string | undefined;
  readonly date: DateText;
  /** Behind the settlement's name in the memo; empty for the entry itself. */
  readonly what: string;
  readonly covers: readonly Cover[];
}

/** A document drawn at its place; without a number there is none, and that is said. */
export function drawnDocument(
  { settlementId, currency }: Settlement,
  context: BookContext,
  { key, number, date, what, covers }: DocumentPlace,
  isEntry: boolean,
  draw: (base: DocumentBase) => Draft,
): DrawnDocument {
  const events = covers.map(({ eventKey }) => eventKey);
  if (number === undefined) {
    const verdicts = [blocked(problem('settlement_no_number', { settlement: settlementId }))];
    return { key, verdicts, events, isEntry, isSent: false };
  }
  const day = openDay(date, context);
  const words = [`Amazon settlement ${settlementId}`, what, day.word ?? ''];
  const memo = words.filter((word) => word !== '').join(', ');
  const draft = draw({ number, date: day.date, currency, memo, covers });
  return { key, draft, verdicts: [], events, isEntry, isSent: false };
}

/** A document that is in the books already. */
export function sentDocument(key: DraftKey, number: string, events: readonly EventKey[]): DrawnDocument {
  const told = { state: 'leftOut' as const, problem: problem('settlement_posted', { number }) };
  return { key, verdicts: [told], events, isEntry: false, isSent: true };
}

/** The events of items. */
export function eventsOf(items: readonly SettledItem[]): readonly EventKey[] {
  return [...new Set(items.flatMap(({ cover }) => (cover === undefined ? [] : [cover.eventKey])))];
}
