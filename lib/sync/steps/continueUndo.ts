import type { CompanyFacts } from '../../books/company';
import type { Posting, PostingKey } from '../../posting/posting';
import type { UndoProgress, UndoRun } from '../../posting/undo/undoRun';
import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import type { BatchPorts } from '../batch/ports';
import type { Ports } from '../ports';
import { carryOut } from './carryOut';
import { companyLock } from './companyLock';
import { readUndoFacts } from './undoFacts';
import { pieceOf, refuse, type UndoEnd, type UndoSeen, undoEndOf, whyItStaysNow } from './undoPiece';
import { undoProgress } from './undoProgress';
import { undoTogether } from './undoTogether';

/** What taking out needs: where documents can go together, they do. */
export type UndoPorts = Ports & Partial<Pick<BatchPorts, 'batching' | 'batches'>>;

/** Documents that are looked at together before they go: few reads, and what was seen is still fresh. */
const lookedAtTogether = 100;
/** Documents that go at the same time. Source: Intuit allows ten requests at once; others may be at work too. */
const atOnce = 5;

/**
 * Goes on taking out what the seller agreed to, until it is done, QuickBooks has to be waited for, or `untilMs`:
 * a worker that is asked to do more in one go may be stopped. Whatever dies in between, the next one goes on:
 * what is left is what the postings say. `undefined` where nothing is to be taken out.
 */
export async function continueUndo(
  ports: UndoPorts,
  untilMs: number,
): Promise<Result<UndoProgress | undefined>> {
  const books = await ports.store.readBooks();
  const run = await ports.store.readUndoRun();
  if (run === undefined || run.endedAtMs !== undefined) return ok(undefined);
  if (books?.company.realmId !== run.realmId) return failed(problem('quickbooks_not_connected'));
  for (;;) {
    const piece = await takeOutPiece(ports, books.company, untilMs);
    if (!piece.ok) return piece;
    if (piece.value !== 'more' || ports.clock.nowMs() >= untilMs) break;
  }
  const now = (await ports.store.readUndoRun()) ?? run;
  return ok(await undoProgress(ports, now));
}

async function takeOutPiece(
  ports: UndoPorts,
  company: CompanyFacts,
  untilMs: number,
): Promise<Result<'more' | 'waits' | 'ended'>> {
  const piece = await ports.lock.hold(companyLock(company.realmId), async () => {
    const run = await ports.store.readUndoRun();
    if (run === undefined || run.endedAtMs !== undefined) return ok('ended' as const);
    const { left, due } = await pieceOf(ports, run, lookedAtTogether);
    if (left === 0) return end(ports, run);
    if (due.length === 0) return ok('waits' as const);
    return due.length > 1 && isBatching(ports)
      ? ok('together' as const)
      : oneByOne(ports, company, run, due, untilMs);
  });
  if (!piece.ok) return piece;
  if (piece.value !== 'together') return ok(piece.value);
  // Batches hold the company's lock to look and to write, not while an answer is waited for.
  return isBatching(ports) ? undoTogether(ports, company, untilMs) : ok('waits');
}

function isBatching(ports: UndoPorts): ports is BatchPorts {
  return ports.batching !== undefined && ports.batches !== undefined;
}

/** Takes out one piece of what is left, each document alone. To be called under the company's lock. */
async function oneByOne(
  ports: Ports,
  company: CompanyFacts,
  run: UndoRun,
  due: readonly Posting[],
  untilMs: number,
): Promise<Result<'more' | 'waits'>> {
  const seen = await readUndoFacts(ports.quickbooks, company, due);
  if (!seen.ok) return seen;
  const refused = new Map<PostingKey, Problem>();
  let waits = false;
  for (let from = 0; from < due.length && !waits && ports.clock.nowMs() < untilMs; from += atOnce) {
    const group = due.slice(from, from + atOnce);
    const ends = await Promise.all(group.map((posting) => takeOut(ports, company, run, posting, seen.value)));
    for (const [index, reason] of ends.entries()) {
      const key = group[index]?.key;
      if (key !== undefined && reason.refused !== undefined) refused.set(key, reason.refused);
    }
    // Where one is asked to wait, the others would be too.
    waits = ends.some((each) => each.waits === true);
  }
  await refuse(ports, refused);
  return ok(waits ? 'waits' : 'more');
}

async function takeOut(
  ports: Ports,
  company: CompanyFacts,
  run: UndoRun,
  posting: Posting,
  seen: UndoSeen,
): Promise<UndoEnd> {
  const reason = await whyItStaysNow(ports, run, posting, seen);
  if (reason !== undefined) return { refused: reason };
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
  return undoEndOf(run, result, seen);
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
