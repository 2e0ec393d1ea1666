import { present } from '../../amazon/shapes/present';
import { problem } from '../../problem/problem';
import { coveredTotal } from '../checks/coveredTotal';
import { finished } from '../finished';
import type { SummaryForm } from '../numbers/dayNumbers';
import { longestNumber } from '../numbers/fitting';
import type { PlannedDraft } from '../plannedDraft';
import { blocked, type Verdict } from '../verdict';
import { type DayDrawing, dayDraft } from './dayDraft';
import { isProvisional, momentInWords, reportedBy } from './dayEnd';
import { summaryKey, zoneOfPlace } from './dayScope';
import { namesInWords } from './inWords';
import { eventNotes, leftOffNotes } from './notes';
import type { NumberedPart } from './parts';
import type { SliceKind } from './slices';
import type { Stood } from './standing';
import { summaryTrace } from './summaryTrace';

/** One document of a day, checked; `holding` is what keeps the whole day back. */
export function plannedPart(
  slice: SliceKind,
  part: NumberedPart,
  holding: readonly Verdict[],
  drawing: DayDrawing,
): PlannedDraft {
  const { context, headOf } = drawing;
  const { number, portions, place } = part;
  const draft = number === undefined ? undefined : dayDraft(slice, part, number, drawing);
  const events = portions.map(({ booked }) => booked);
  const [first] = events;
  const names = namesInWords(events);
  return finished(
    present({
      key: keyOf(drawing, { form: slice.form, deferred: slice.deferred, ...place }),
      draft,
      events: events.map(({ event }) => event.key),
      verdicts: [
        ...holding,
        ...(number === undefined ? [withoutNumber(drawing)] : []),
        ...(first === undefined ? [] : headOf(first).verdicts),
        ...(draft === undefined ? [] : coveredTotal(draft, events)),
        ...(draft === undefined && number !== undefined
          ? [note(problem('summary_without_money', { names }))]
          : provisional(drawing)),
      ],
      trace: summaryTrace(portions, 'day'),
    }),
    context,
  );
}

/** What the day's documents do not have is named on the first; where there is none, on a plan of its own. */
export function withTheRest(
  drawn: readonly PlannedDraft[],
  stood: readonly Stood[],
  holding: readonly Verdict[],
  drawing: DayDrawing,
): readonly PlannedDraft[] {
  const others = stood.filter(({ portion }) => portion === undefined);
  const rest = others.filter(({ standing }) => standing !== 'own');
  const notes = [...eventNotes(stood), ...leftOffNotes(stood)];
  const [first, ...more] = drawn;
  if (first !== undefined) {
    const events = [...first.events, ...rest.map(({ booked }) => booked.event.key)];
    const problems = [...first.problems, ...notes.map((each) => each.problem)];
    return [{ ...first, problems, events }, ...more];
  }
  const isBooked = others.length > rest.length && rest.every(({ standing }) => standing === 'elsewhere');
  if (rest.length === 0 || isBooked) return [];
  const events = rest.map(({ booked }) => booked.event.key);
  const verdicts = [...holding, ...notes];
  return [finished({ key: keyOf(drawing, {}), events, verdicts }, drawing.context)];
}

function keyOf({ scope, context: { settings } }: DayDrawing, form: SummaryForm): string {
  return summaryKey('day', scope, scope.date, form, settings);
}

/** Amazon reports late; a day may be sent before, and is marked until then. */
function provisional({ scope, context: { asOf, settings } }: DayDrawing): readonly Verdict[] {
  const { date } = scope;
  const zone = zoneOfPlace(scope, settings);
  if (!isProvisional(date, zone, asOf)) return [];
  const until = momentInWords(reportedBy(date, zone), zone);
  return [note(problem('day_provisional', { date, until }))];
}

function withoutNumber({ scope: { date } }: DayDrawing): Verdict {
  const facts = { most: String(longestNumber), what: `the day ${date}` };
  return blocked(problem('document_without_number', facts));
}

function note(reason: Verdict['problem']): Verdict {
  return { state: 'note', problem: reason };
}
