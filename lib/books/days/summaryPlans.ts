import { present } from '../../amazon/shapes/present';
import type { DateText } from '../../calendar/calendar';
import { problem } from '../../problem/problem';
import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import { coveredTotal } from '../checks/coveredTotal';
import type { Draft } from '../draft';
import { finished } from '../finished';
import { itemById } from '../listIndex';
import type { SummaryForm } from '../numbers/dayNumbers';
import { longestNumber } from '../numbers/fitting';
import type { PlannedDraft } from '../plannedDraft';
import { blocked, type Verdict } from '../verdict';
import type { HeadOf } from './dayAccounts';
import { isProvisional, momentInWords, reportedBy } from './dayEnd';
import { type SummaryPlace, summaryKey, zoneOfPlace } from './dayScope';
import { listed, namesInWords } from './inWords';
import { eventNotes, leftOffNotes } from './notes';
import type { NumberedPart } from './parts';
import type { Stood } from './standing';
import { summaryTrace } from './summaryTrace';
import type { Showing } from './summedLines';

/** A day or a month that is summed up: what all of its documents have in common. */
export interface Summary {
  readonly what: 'day' | 'deferral';
  readonly place: SummaryPlace;
  /** `2026-11-22`, `2026-11`. */
  readonly period: string;
  readonly lastDay: DateText;
  readonly context: BookContext;
  readonly show: Showing;
  readonly headOf: HeadOf;
}

/** One document of a summary, drawn. */
export interface DrawnPart extends NumberedPart {
  readonly kind?: Pick<SummaryForm, 'form' | 'deferred'>;
  readonly draft: Draft | undefined;
}

/** One document of a summary, checked; `holding` is what keeps all of them back. */
export function plannedPart(
  { kind, number, portions, place, draft }: DrawnPart,
  holding: readonly Verdict[],
  summary: Summary,
): PlannedDraft {
  const { what, context, headOf } = summary;
  const events = portions.map(({ booked }) => booked);
  const [first] = events;
  const nothingLeft = draft === undefined && number !== undefined;
  return finished(
    present({
      key: keyOf(summary, { ...kind, ...place }),
      draft,
      events: events.map(({ event }) => event.key),
      verdicts: [
        ...holding,
        ...(number === undefined ? [withoutNumber(summary)] : []),
        ...(first === undefined ? [] : headOf(first).verdicts),
        ...(draft === undefined ? [] : coveredTotal(draft, events)),
        ...(draft === undefined ? [] : withoutStock(draft, context)),
        ...(nothingLeft ? [withoutMoney(events)] : provisional(summary)),
      ],
      trace: summaryTrace(events, words[what]),
    }),
    context,
  );
}

const words = { day: 'day', deferral: 'month' } as const;

/** What the documents of a summary do not have is named on the first; where there is none, on a plan of its own. */
export function withTheRest(
  drawn: readonly PlannedDraft[],
  stood: readonly Stood[],
  holding: readonly Verdict[],
  summary: Summary,
): readonly PlannedDraft[] {
  const others = stood.filter(({ portion }) => portion === undefined);
  const rest = others.filter(({ standing }) => standing !== 'own').map(({ booked }) => booked);
  const keys = rest.map(({ event }) => event.key);
  const trace = summaryTrace(rest, words[summary.what]);
  const notes = [...eventNotes(stood), ...leftOffNotes(stood)];
  const [first, ...more] = drawn;
  if (first !== undefined) {
    const problems = [...first.problems, ...notes.map((each) => each.problem)];
    const whole = { events: [...first.events, ...keys], trace: [...first.trace, ...trace] };
    return [{ ...first, problems, ...whole }, ...more];
  }
  const hasOwn = others.length > rest.length;
  const isBooked = others.every(({ standing }) => standing === 'own' || standing === 'elsewhere');
  if (rest.length === 0 || (hasOwn && isBooked)) return [];
  const key = keyOf(summary, {}) + (hasOwn ? '/rest' : '');
  return [finished({ key, events: keys, verdicts: [...holding, ...notes], trace }, summary.context)];
}

function keyOf({ what, place, period, context: { settings } }: Summary, form: SummaryForm): string {
  return summaryKey(what, place, period, form, settings);
}

/** Amazon reports late; a summary may be sent before, and is marked until then. */
function provisional({ place, period, lastDay, context }: Summary): readonly Verdict[] {
  const zone = zoneOfPlace(place, context.settings);
  if (!isProvisional(lastDay, zone, context.asOf)) return [];
  const until = momentInWords(reportedBy(lastDay, zone), zone);
  return [note(problem('day_provisional', { date: period, until }))];
}

function withoutNumber({ what, period }: Summary): Verdict {
  const words = what === 'day' ? 'the day' : 'the deferred sales of';
  const facts = { most: String(longestNumber), what: `${words} ${period}` };
  return blocked(problem('document_without_number', facts));
}

/** Items that QuickBooks counts, on a document that does not move them. */
function withoutStock({ kind, lines }: Draft, { books }: BookContext): readonly Verdict[] {
  if (kind !== 'journalEntry' || books === undefined) return [];
  const items = lines.flatMap(({ item }) => itemById(books.lists, item.id) ?? []);
  const names = new Set(items.flatMap(({ type, name }) => (type === 'Inventory' ? [`“${name}”`] : [])));
  return names.size === 0 ? [] : [note(problem('summary_moves_no_stock', { names: listed([...names]) }))];
}

function withoutMoney(events: readonly BookedEvent[]): Verdict {
  return note(problem('summary_without_money', { names: namesInWords(events) }));
}

function note(reason: Verdict['problem']): Verdict {
  return { state: 'note', problem: reason };
}
