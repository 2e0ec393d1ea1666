import type { MadeEntry } from '../../posting/posting';
import { type UndoChoices, type UndoPlan, undoCandidates, undoPlan } from '../../posting/undo/undoPlan';
import { newUndoRun, type UndoProgress } from '../../posting/undo/undoRun';
import type { UndoScope } from '../../posting/undo/undoScope';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { companyLock } from './companyLock';
import { readUndoFacts } from './undoFacts';
import { undoProgress } from './undoProgress';

/** What the seller wants undone, and how. */
export interface UndoAsked {
  readonly scope: UndoScope;
  readonly choices: UndoChoices;
}

/** What the seller agreed to. */
export interface UndoAgreed extends UndoAsked {
  /** The hash of the plan that was seen. */
  readonly hash: string;
  /** Of the entries that nothing names any more, those to be made inactive. */
  readonly makeInactive: readonly MadeEntry[];
}

/** What undoing would take out of QuickBooks, and what stays and why, as QuickBooks is now. Changes nothing. */
export async function previewUndo(ports: Ports, { scope, choices }: UndoAsked): Promise<Result<UndoPlan>> {
  const company = await freshCompany(ports);
  if (!company.ok) return company;
  const postings = await ports.store.readUndoPostings(company.value.realmId);
  const candidates = undoCandidates(scope, choices, postings);
  const seen = await readUndoFacts(ports.quickbooks, company.value, candidates);
  return seen.ok ? ok(undoPlan(scope, choices, { postings, ...seen.value })) : seen;
}

/**
 * Begins to take out what the seller agreed to, where it is still the same: stored as a run, which
 * `continueUndo` carries out piece by piece, whoever comes.
 */
export async function startUndo(ports: Ports, agreed: UndoAgreed): Promise<Result<UndoProgress>> {
  const books = await ports.store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const { realmId } = books.company;
  return ports.lock.hold(companyLock(realmId), async () => {
    const running = await ports.store.readUndoRun();
    if (running !== undefined && running.endedAtMs === undefined) return failed(problem('undo_running'));
    const plan = await previewUndo(ports, agreed);
    if (!plan.ok) return plan;
    if (plan.value.hash !== agreed.hash) return failed(problem('undo_preview_changed'));
    if (plan.value.goes.length === 0)
      return failed(plan.value.stays[0]?.problem ?? problem('nothing_to_undo'));
    const names = new Set(plan.value.unused.map(({ list, id }) => `${list}/${id}`));
    const inactive = agreed.makeInactive.filter(({ list, id }) => names.has(`${list}/${id}`));
    const run = newUndoRun(realmId, plan.value, agreed.choices, inactive, ports.clock.nowMs());
    await ports.store.writeUndoRun(run);
    ports.announce({ what: 'postings' });
    return ok(await undoProgress(ports, run));
  });
}

/** The company with its closed period as QuickBooks has it now. */
async function freshCompany({ store, quickbooks }: Ports) {
  const books = await store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const company = await quickbooks.readCompany();
  if (!company.ok) return company;
  return company.value.realmId === books.company.realmId ? company : failed(problem('posting_unknown'));
}
