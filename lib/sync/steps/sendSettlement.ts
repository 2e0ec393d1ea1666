import type { DraftKey } from '../../books/plannedDraft';
import type { Books } from '../../books/setup';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting } from '../../posting/posting';
import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import type { CompanyPorts } from '../companyPorts';
import type { EnginePorts } from '../jobs/ports';
import { basisNow } from '../planning/basisNow';
import { type AskedDraft, agreedIn } from '../planning/planAgreed';
import { type SubjectPlan, settlementPlan } from '../planning/planSubject';
import { readSubject } from '../planning/readSubject';
import { attachEventNotes } from './attachEventNotes';
import { isCost, type KnownSettlement, proveSettlement } from './proveSettlement';
import { sendBatch } from './sendBatch';
import type { SendHow, Sent } from './sendPrepared';

/**
 * Sends the documents of one settlement, one after the other in their order: its entries, what was charged, the
 * payout. One that does not come into QuickBooks keeps the others back, and where anything of it cannot be booked
 * nothing is begun. Its file and its proof are attached once its entries are there.
 */
export async function sendSettlement(
  ports: EnginePorts,
  company: CompanyPorts,
  settlementId: string,
  asked: readonly AskedDraft[],
  how: SendHow,
): Promise<Result<Sent>> {
  const basis = await basisNow(ports);
  const { books } = basis;
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const known = await readSubject(ports, basis, { of: 'settlement', settlementId });
  if (known?.facts.of !== 'settlement') return ok(allFailed(asked, problem('preview_changed')));
  const own: KnownSettlement = { ...known, facts: known.facts };
  const plan = settlementPlan(own.facts, own.context);
  // The cost of goods keeps nothing else back.
  const blocked = plan.plans.find(({ key, state }) => state === 'blocked' && !isCost(key));
  if (blocked !== undefined) return ok(allFailed(asked, blocked.problems[0] ?? problem('preview_changed')));
  const sent = await sendParts(company, books, plan, asked, how);
  if (!sent.ok) return sent;
  const there = [...sent.value.results].flatMap(([key, result]) =>
    result.ok && holdsOwnership(result.value.state) ? key : [],
  );
  await proveSettlement(ports, company, own, there);
  return sent;
}

async function sendParts(
  company: CompanyPorts,
  { company: { realmId } }: Books,
  { plans }: SubjectPlan,
  asked: readonly AskedDraft[],
  { attended, untilMs, word }: SendHow,
): Promise<Result<Sent>> {
  const places = new Map(plans.map(({ key }, index) => [key, index]));
  const placeOf = ({ draftKey }: AskedDraft): number => places.get(draftKey) ?? places.size;
  const results = new Map<DraftKey, Result<Posting>>();
  const unfinished = new Set<DraftKey>();
  for (const each of asked.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const { draftKey } = each;
    const agreed = agreedIn(plans, each, realmId, word);
    const planAgain = async () => new Map([[draftKey, agreed]]);
    const run = await sendBatch(company, { draftKeys: [draftKey], attended, untilMs, planAgain });
    if (!run.ok) return run;
    const { againAtMs } = run.value;
    const result = run.value.results.get(draftKey);
    if (result === undefined)
      return ok({ results, unfinished, ...(againAtMs === undefined ? {} : { againAtMs }) });
    results.set(draftKey, result);
    if (!result.ok || !holdsOwnership(result.value.state)) break;
    const attached = await attachEventNotes(company, result.value);
    if (!attached.ok) unfinished.add(draftKey);
  }
  return ok({ results, unfinished });
}

function allFailed(asked: readonly AskedDraft[], reason: Problem): Sent {
  return { results: new Map(asked.map(({ draftKey }) => [draftKey, failed(reason)])), unfinished: new Set() };
}
