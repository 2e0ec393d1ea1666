import { eventHash, readMark } from '../../../lib/posting/marks';
import type { Posting, PostingState } from '../../../lib/posting/posting';
import type { Made, Payload } from './company';
import type { StormStore } from './store';
import type { Wanted } from './wanted';
import type { StormWorld } from './world';

/** What a posting rests in when nothing is pending. */
const atRest: readonly PostingState[] = ['posted', 'edited', 'exists', 'blocked', 'gone', 'undone'];

/** What must hold whenever nothing is pending, whatever happened before. `mayDouble`: nothing prevented a second document. */
export function judgeSafety(world: StormWorld, mayDouble: boolean): void {
  for (const wanted of world.wanted) {
    // What a person copied is theirs.
    const marked = world.company.marked(wanted.hash).filter(({ payload }) => payload !== undefined);
    const postings = world.stores.flatMap((store) => store.get(wanted.key) ?? []);
    for (const posting of postings) judgePosting(world, posting);
    const untouched = marked.filter(({ touched }) => !touched);
    if (untouched.length > 1) fail(`more than one ${wanted.number}`);
    if (marked.length > 1 && !postings.some(isToldTwice))
      fail(`${wanted.number} is there twice and nobody says so`);
    if (untouched.length === 1 && !postings.some((posting) => names(posting, untouched[0])))
      fail(`no store knows ${wanted.number}`);
    if (world.company.doubled.has(wanted.hash)) {
      if (!mayDouble) fail(`a second ${wanted.number} was made`);
      const isForgotten = world.lost.size > 0;
      if (!isForgotten && !postings.some(isToldTwice) && !tookOneOut(world, wanted, postings))
        fail(`a second ${wanted.number} was made and no store says so`);
    }
    for (const made of untouched) {
      // What was agreed to went with the store.
      if (world.lost.size > 0) continue;
      if (!postings.some((posting) => isToldToDiffer(posting, made))) judgeFigures(wanted, made);
    }
  }
  for (const id of world.company.harmed) fail(`document ${id}, which a person had changed, was removed`);
  judgeEvents(world);
}

/** What must hold after the seller has clicked in every browser in peace: all is there, and known. */
export function judgeLiveness(world: StormWorld): void {
  for (const wanted of world.wanted) {
    for (const store of world.stores) judgeEnd(world, store, wanted);
  }
}

function judgeEnd(world: StormWorld, store: StormStore, wanted: Wanted): void {
  const posting = store.get(wanted.key);
  const fellow = world.wanted.some(
    (each) => each !== wanted && each.covers().some((event) => wanted.covers().includes(event)),
  );
  if (posting === undefined || !['posted', 'edited', 'exists'].includes(posting.state)) {
    if (fellow) return;
    fail(`${wanted.number} is lost: ${posting?.state} in ${store.name}`);
  }
  const made = world.company.live().find(({ document }) => document.id === posting.remote?.id);
  if (made === undefined) fail(`${wanted.number} in ${store.name} names a document that is not there`);
  const isOurs = readMark(made.document.privateNote)?.keyHash === wanted.hash;
  if (posting.state === 'exists') {
    if (isOurs) fail(`${wanted.number} in ${store.name} takes our document for another’s`);
    return;
  }
  if (!isOurs) fail(`${wanted.number} in ${store.name} takes another’s document for ours`);
  judgeCovers(posting, made);
  const { syncToken, totalMinor } = made.document;
  if (posting.state === 'edited') {
    if (syncToken === '0' && totalMinor === posting.totalMinor)
      fail(`${wanted.number} in ${store.name} was not edited`);
    return;
  }
  if (posting.remote?.syncToken !== syncToken) fail(`${wanted.number} in ${store.name} is another version`);
  if (totalMinor !== posting.totalMinor) fail(`${wanted.number} in ${store.name} is of another total`);
}

/** What a browser takes for booked is what the document was made of, whichever browser made it. */
function judgeCovers({ number, covers }: Posting, { document }: Made): void {
  const mark = readMark(document.privateNote);
  const own = covers.map(({ eventKey }) => eventHash(eventKey)).sort();
  if (JSON.stringify(own) !== JSON.stringify([...(mark?.eventHashes ?? [])].sort()))
    fail(`${number} covers other events than its document`);
}

function judgePosting(world: StormWorld, posting: Posting): void {
  const { state, number, nextAtMs, problem } = posting;
  if (!atRest.includes(state)) fail(`${number} rests in ${state}`);
  if (nextAtMs !== undefined) fail(`${number} is ${state} and still has a time`);
  const isThere = state === 'posted' || state === 'edited' || state === 'exists';
  if (!isThere && state !== 'undone' && problem === undefined)
    fail(`${number} is ${state} and does not say why`);
  if (state !== 'posted') return;
  const made = world.company.made.find(({ document }) => document.id === posting.remote?.id);
  if (made === undefined) fail(`${number} names a document that was never there`);
  if (made.deleted && !made.touched && world.stores.length === 1)
    fail(`${number} names a document that is gone`);
  const same = made.document.syncToken === posting.remote?.syncToken;
  if (same && made.document.totalMinor !== posting.totalMinor) fail(`${number} is a cent off`);
  const { frozen, sentAtMs } = posting;
  if (!same || frozen === undefined || sentAtMs === undefined || made.payload === undefined) return;
  // Another browser's try of the same generation says the same, or what was known there.
  const isOwn = world.stores.length === 1 && generationOf(made.payload) === posting.generation;
  if (isOwn && made.payload !== frozen.payload) fail(`${number} was made of other bytes than were frozen`);
}

function generationOf(payload: string): number | undefined {
  return readMark((JSON.parse(payload) as Payload).privateNote)?.generation;
}

/** What nobody but us has touched says what the seller agreed to at some time, to the cent. */
function judgeFigures(wanted: Wanted, { document, payload }: Made): void {
  const totals = Array.from({ length: wanted.revision + 1 }, (_, revision) => wanted.totalMinor(revision));
  if (!totals.includes(document.totalMinor)) fail(`${wanted.number} is a cent off`);
  const mark = readMark(document.privateNote);
  const revision = totals.indexOf(document.totalMinor);
  if (payload !== undefined && mark?.eventCount !== wanted.covers(revision).length)
    fail(`${wanted.number} covers other events than its total`);
}

/** No event is in the books twice. A copy that a person left of what the seller took out is not ours to weigh. */
function judgeEvents({ company, wanted }: StormWorld): void {
  const covered = new Map<string, string>();
  for (const each of wanted) {
    if (company.marked(each.hash).every(({ payload }) => payload === undefined)) continue;
    for (const event of each.covers(0)) {
      const before = covered.get(event);
      if (before !== undefined) fail(`${event} is booked twice: ${before} and ${each.number}`);
      covered.set(event, each.number);
    }
  }
}

/**
 * QuickBooks makes another total, and the document could not be taken out or put back: both figures are said. That
 * it is there twice is said first; then its history tells the figures.
 */
function isToldToDiffer(posting: Posting, made: Made): boolean {
  const { problem, history } = posting;
  const isInHistory = history.some(({ what }) => what.includes('and Amazon’s figures make'));
  return (
    names(posting, made) &&
    (problem?.code === 'total_differs_kept' || (problem?.code === 'duplicate_remains' && isInHistory))
  );
}

function isToldTwice({ problem, history }: Posting): boolean {
  return (
    problem?.code === 'duplicate_remains' || history.some(({ what }) => what.startsWith('Duplicate found'))
  );
}

/** By the seller or a person, before anybody looked again: then there is one, as there should be. */
function tookOneOut({ company }: StormWorld, { hash }: Wanted, postings: readonly Posting[]): boolean {
  const undone = postings.some(({ history }) =>
    history.some(({ what }) => what === 'Undo asked for' || what.endsWith('was removed from QuickBooks')),
  );
  const ours = company.made.filter(({ document }) => readMark(document.privateNote)?.keyHash === hash);
  return undone || ours.some(({ deleted, touched }) => deleted && touched);
}

function names({ remote, state }: Posting, made: Made | undefined): boolean {
  return (state === 'posted' || state === 'edited') && remote?.id === made?.document.id;
}

function fail(what: string): never {
  throw new Error(what);
}
