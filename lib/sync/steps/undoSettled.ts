import type { CompanyFacts } from '../../books/company';
import type { Posting } from '../../posting/posting';
import { undoCandidates, undoPlan } from '../../posting/undo/undoPlan';
import { ok, type Problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { readUndoFacts } from './undoFacts';

/** One document by itself: nothing else goes with it, and what the bank has seen stays. */
const choices = { cascade: false, matched: 'keep' } as const;
const told: readonly Problem['code'][] = ['document_reconciled', 'document_matched', 'cleared_by_another'];

/**
 * Why a document may not go or change that only registers and other postings tell: it is reconciled or matched, or
 * another document of ours settles or pays it. The rest is seen when the document itself is read.
 */
export async function whySettled(
  { store, quickbooks }: Ports,
  company: CompanyFacts,
  posting: Posting,
): Promise<Result<Problem | undefined>> {
  const scope = { of: 'document' as const, key: posting.key };
  const postings = await store.readUndoPostings(posting.realmId);
  const candidates = undoCandidates(scope, choices, postings);
  const seen = await readUndoFacts(quickbooks, company, candidates);
  if (!seen.ok) return seen;
  const [stays] = undoPlan(scope, choices, { postings, ...seen.value }).stays;
  return ok(stays !== undefined && told.includes(stays.problem.code) ? stays.problem : undefined);
}
