import { isProvisional } from '../../books/days/dayEnd';
import { zoneOfPlace } from '../../books/days/dayScope';
import type { SentByItself, SyncSettings } from '../connection';
import type { Job, SendSelection } from '../jobs/job';
import type { EnginePorts } from '../jobs/ports';
import type { Prepared, Subject } from '../prepared';
import { isOfRun } from '../runs/ofRun';
import type { Basis } from './basis';

/** Where the reading of what is to be sent stands: of which kind, and behind which document. Plain data. */
export interface Reading {
  readonly kinds: readonly Subject['of'][];
  readonly after?: string;
  /** Of those behind `after` that were come to and stay where they are. */
  readonly skip: readonly string[];
}

/** Some of what is to be sent. */
export interface Selected {
  readonly rows: readonly Prepared[];
  /** Where to read on once these were come to; without kinds at the end. */
  readonly next: Reading;
}

/** What comes by itself, in the order in which it is sent: a settlement books what orders and days have left. */
const kindsByItself: Readonly<Record<SentByItself, readonly Subject['of'][]>> = {
  orders: ['order'],
  days: ['day'],
  settlements: ['deferral', 'settlement'],
};
const inOrder = ['orders', 'days', 'settlements'] as const;

/** Where the reading of a selection begins. */
export function readingOf(what: SendSelection, { sendsByItself }: SyncSettings): Reading {
  const kinds = inOrder.flatMap((each) =>
    what.of !== 'settings' || sendsByItself.includes(each) ? kindsByItself[each] : [],
  );
  return { kinds, skip: [] };
}

/** Reads on in what is to be sent. */
export async function readSelected(
  { prepared }: Pick<EnginePorts, 'prepared'>,
  basis: Basis,
  { asked: { what }, createdAtMs }: Pick<Job<'send'>, 'asked' | 'createdAtMs'>,
  { kinds, after, skip }: Reading,
  most: number,
): Promise<Selected> {
  const [kind, ...others] = kinds;
  if (kind === undefined) return { rows: [], next: { kinds: [], skip: [] } };
  const read = await rowsOf(prepared, what, kind, after, most);
  const last = read.at(-1);
  const next: Reading =
    last !== undefined && read.length >= most && what.of !== 'subjects'
      ? { kinds, after: last.draftKey, skip: [] }
      : { kinds: others, skip: [] };
  const skipped = new Set(skip);
  const rows = read.filter(
    (row) =>
      row.state === 'ready' &&
      !skipped.has(row.draftKey) &&
      // What was drawn otherwise since the seller agreed is not what was seen.
      (what.of !== 'run' ||
        (row.preparedAtMs <= createdAtMs && isOfRun(what.asked ?? { by: 'changes' }, row))) &&
      (what.of !== 'settings' || !mayStillGrow(row, basis)),
  );
  return { rows, next };
}

async function rowsOf(
  prepared: EnginePorts['prepared'],
  what: SendSelection,
  kind: Subject['of'],
  after: string | undefined,
  most: number,
): Promise<readonly Prepared[]> {
  if (what.of !== 'subjects') return prepared.readReady({ of: kind }, after, most);
  return prepared.readPrepared(what.subjects.filter((subject) => subject.of === kind));
}

/** A day of which Amazon may still report something is sent by itself only after. */
function mayStillGrow({ subject }: Prepared, { asOf, settings }: Basis): boolean {
  if (subject.of !== 'day') return false;
  const { scope } = subject;
  return isProvisional(scope.date, zoneOfPlace(scope, settings.books), asOf);
}
