import { epochMs } from '../../calendar/calendar';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { decimalText } from '../../money/money';
import { type Problem, problem } from '../../problem/problem';
import { type BookContext, ownerOf } from '../bookContext';
import { finished } from '../finished';
import type { PlannedDraft } from '../plannedDraft';
import { blocked, type Verdict } from '../verdict';
import type { SettledContent } from './settledContent';
import { settlementKey } from './settlementKeys';

/** Why a settlement has no documents at all; none where it has. */
export function beforeContent(settlement: Settlement, context: BookContext): PlannedDraft | undefined {
  const { settlementId, source, reading } = settlement;
  const { start } = context.settings;
  if (start !== undefined && epochMs(settlement.endAt) <= epochMs(start.from))
    return leftOut(
      settlement,
      problem('settlement_before_start', { start: start.from.slice(0, 10) }),
      context,
    );
  const other = settlementKey(settlementId, source === 'file' ? 'transactions' : 'file');
  const owner = ownerOf(context.owners, other, 'cash');
  if (owner !== undefined) {
    const code = source === 'file' ? 'settlement_posted' : 'settlement_from_file';
    return leftOut(settlement, problem(code, { number: owner.number }), context);
  }
  // Nothing is drawn from a file that is not understood: its sum would be none.
  if (source !== 'file') return undefined;
  if (reading === undefined)
    return withoutDraft(settlement, [blocked(problem('settlement_file_missing'))], context);
  const wrong = reading.problems.length > 0 || reading.unknown.length > 0;
  if (!wrong) return undefined;
  const problems = unique([...settlement.problems, ...reading.problems]);
  return withoutDraft(settlement, problems.map(blocked), context);
}

/** What holds all documents of a settlement back, or should be known of them. */
export function documentsVerdicts(
  settlement: Settlement,
  { clears, clearedMinor, verdicts }: SettledContent,
  residualMinor: number,
): readonly Verdict[] {
  const { totalMinor, currency } = settlement;
  const inWords = (minor: number): string => `${decimalText(minor, currency)} ${currency}`;
  const held = [
    ...settlement.problems.map(blocked),
    ...(settlement.closed ? [] : [{ state: 'waiting' as const, problem: problem('settlement_open') }]),
    ...verdicts,
  ];
  // An unknown amount has its own sentence, which says why the sum is another one.
  const sum =
    residualMinor === 0 || held.some(({ state }) => state === 'blocked')
      ? []
      : [
          blocked(
            problem('settlement_adds_up', {
              sum: inWords(totalMinor - residualMinor),
              total: inWords(totalMinor),
              difference: inWords(Math.abs(residualMinor)),
            }),
          ),
        ];
  const facts = { count: String(clears.length), amount: inWords(clearedMinor) };
  const cleared = clears.length === 0 ? [] : [note(problem('settlement_cleared', facts))];
  return [...held, ...sum, ...cleared];
}

/** A settlement whose every amount is in the books, and which pays nothing out. */
export function nothingLeft(
  settlement: Settlement,
  verdicts: readonly Verdict[],
  context: BookContext,
): PlannedDraft {
  // What does not add up is never done with.
  if (verdicts.some(({ state }) => state !== 'note')) return withoutDraft(settlement, verdicts, context);
  const all = [...verdicts, { state: 'leftOut' as const, problem: problem('settlement_nothing_left') }];
  return withoutDraft(settlement, all, context);
}

/** Told and not held against the document. */
export function note(told: Problem): Verdict {
  return { state: 'note', problem: told };
}

function leftOut(settlement: Settlement, why: Problem, context: BookContext): PlannedDraft {
  return withoutDraft(settlement, [{ state: 'leftOut', problem: why }], context);
}

function withoutDraft(
  { settlementId, eventKeys }: Settlement,
  verdicts: readonly Verdict[],
  context: BookContext,
): PlannedDraft {
  return finished({ key: `settlement/${settlementId}`, verdicts, events: eventKeys }, context);
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((each) => [`${each.code}/${each.sentence}`, each])).values()];
}
