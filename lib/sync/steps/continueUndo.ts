import type { CompanyFacts } from '../../books/company';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting, PostingKey } from '../../posting/posting';
import { type UndoFacts, undoPlan } from '../../posting/undo/undoPlan';
import { leftOf, type UndoProgress, type UndoRun } from '../../posting/undo/undoRun';
import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { carryOut } from './carryOut';
import { companyLock } from './companyLock';
import { readUndoFacts } from './undoFacts';
import { postingsOfRun, undoProgress } from './undoProgress';

/** Documents that are looked at together before they go: few reads, and what was seen is still fresh. */
const lookedAtTogether = 100;
/** Documents that go at the same time. Source: Intuit allows ten requests at once; others may be at work too. */
const atOnce = 5;

/**
 * Goes on taking out what the seller agreed to, until it is done, QuickBooks has to be waited for, or `untilMs`:
 * a worker that is asked to do more in one go may be stopped. Whatever dies in between, the next one goes on:
 * what is left is what the postings say. `undefined` where nothing is to be taken out.
 */
export async function continueUndo(ports: Ports, untilMs: number): Promise<Result<UndoProgress | undefined>> {
  const books = await ports.store.readBooks();
  const run = await ports.store.readUndoRun();
  if (run === undefined || run.endedAtMs !== undefined) return ok(undefined);
  if (books?.company.realmId !== run.realmId) return failed(problem('quickbooks_not_connected'));
  for (;;) {
    const company = books.company;
    const piece = await ports.lock.hold(companyLock(run.realmId), () =>
      takeOutPiece(ports, company, untilMs),
    );
    if (!piece.ok) return piece;
    if (piece.value !== 'more' || ports.clock.nowMs() >= untilMs) break;
  }
  const now = (await ports.store.readUndoRun()) ?? run;
  return ok(await undoProgress(ports, now));
}

/** Takes out one piece of what is left. To be called under the company's lock. */
async function takeOutPiece(
  ports: Ports,
  company: CompanyFacts,
  untilMs: number,
): Promise<Result<'more' | 'waits' | 'ended'>> {
  const run = await ports.store.readUndoRun();
  if (run === undefined || run.endedAtMs !== undefined) return ok('ended');
  const postings = await postingsOfRun(ports, run);
  const left = leftOf(run, postings);
  if (left.length === 0) return end(ports, run);
  const there = new Set(left.map(({ key }) => key));
  const nowMs = ports.clock.nowMs();
  const due = left
    .filter(({ after }) => after.every((key) => !there.has(key)))
    .flatMap(({ key }) => postings.get(key) ?? [])
    // What is being removed and has no time of its own goes with a batch that is under way.
    .filter(({ state, nextAtMs }) => state !== 'undoing' || (nextAtMs !== undefined && nextAtMs <= nowMs))
    .slice(0, lookedAtTogether);
  if (due.length === 0) return ok('waits');
  const seen = await readUndoFacts(ports.quickbooks, company, due);
  if (!seen.ok) return seen;
  const refused: Record<PostingKey, Problem> = {};
  for (let from = 0; from < due.length && ports.clock.nowMs() < untilMs; from += atOnce) {
    const group = due.slice(from, from + atOnce);
    const ends = await Promise.all(group.map((posting) => takeOut(ports, company, run, posting, seen.value)));
    for (const [index, reason] of ends.entries()) {
      const key = group[index]?.key;
      if (key !== undefined && reason.refused !== undefined) refused[key] = reason.refused;
    }
    // Where one is asked to wait, the others would be too.
    if (ends.some(({ waits }) => waits === true)) {
      await refuse(ports, run, refused);
      return ok('waits');
    }
  }
  await refuse(ports, run, refused);
  return ok('more');
}

/** How it ended with one document; neither where it is gone. */
interface End {
  readonly refused?: Problem;
  readonly waits?: true;
}

async function takeOut(
  ports: Ports,
  company: CompanyFacts,
  run: UndoRun,
  posting: Posting,
  seen: Pick<UndoFacts, 'held' | 'cleared' | 'closedUntil'>,
): Promise<End> {
  const blocking = run.steps
    .find(({ key }) => key === posting.key)
    ?.after.find((key) => run.refused[key] !== undefined);
  if (blocking !== undefined) return { refused: await settledBy(ports, posting, blocking) };
  const scope = { of: 'document' as const, key: posting.key };
  const [stays] = undoPlan(scope, run.choices, { postings: [posting], ...seen }).stays;
  // What the document itself says is judged, and kept with it, when it is read; registers only here.
  const isOfRegister =
    stays?.problem.code === 'document_reconciled' || stays?.problem.code === 'document_matched';
  if (isOfRegister && posting.state === 'posted') return { refused: stays.problem };
  const held = seen.held.get(posting.key);
  const seenBefore: Ports = {
    ...ports,
    quickbooks: {
      ...ports.quickbooks,
      readDocument: async (kind, id, sent) =>
        held !== undefined && held.id === id && held.kind === kind
          ? ok(held)
          : ports.quickbooks.readDocument(kind, id, sent),
    },
  };
  const wish = posting.state === 'undoing' ? 'takenUp' : 'undoAsked';
  const result = await carryOut(seenBefore, { company, attended: true }, posting, { seen: wish });
  if (!result.ok) return { waits: true };
  const { state, problem: reason } = result.value;
  if (!holdsOwnership(state)) return {};
  // It became another's, or another try of it is on its way, since the run was agreed to.
  if (state !== 'posted' && state !== 'edited' && state !== 'exists') return { waits: true };
  return { refused: reason ?? stays?.problem ?? problem('posting_changed') };
}

async function settledBy({ store }: Ports, posting: Posting, key: PostingKey): Promise<Problem> {
  const by = await store.readPosting(key);
  return problem('cleared_by_another', {
    number: posting.remote?.number ?? posting.number,
    by: by?.remote?.number ?? by?.number ?? '',
  });
}

async function refuse(
  ports: Ports,
  run: UndoRun,
  refused: Readonly<Record<PostingKey, Problem>>,
): Promise<void> {
  if (Object.keys(refused).length === 0) return;
  await ports.store.writeUndoRun({ ...run, refused: { ...run.refused, ...refused } });
}

/** Nothing is left: what the seller wanted inactive is made so, where all that it was made for has gone. */
async function end(ports: Ports, run: UndoRun): Promise<Result<'ended'>> {
  const isWhole = Object.keys(run.refused).length === 0;
  for (const { list, id } of isWhole ? run.makeInactive : []) {
    const made = await ports.quickbooks.makeInactive(list, id);
    if (!made.ok) return made;
  }
  await ports.store.writeUndoRun({ ...run, endedAtMs: ports.clock.nowMs() });
  ports.announce({ what: 'postings' });
  return ok('ended');
}
