import type { DraftKey, PlannedDraft } from '../../books/plannedDraft';
import type { Books } from '../../books/setup';
import type { Agreed } from '../../posting/postings';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Prepared, Subject } from '../prepared';
import { giveSuffixesMany, type NumberingPorts } from '../steps/giveSuffixesMany';
import type { Basis } from './basis';
import { basisNow } from './basisNow';
import type { PlanningPorts } from './planningPorts';
import { planSubject } from './planSubject';
import { type KnownSubject, readOrderSubjects, readSubject } from './readSubject';
import { subjectKey } from './subjectKey';

/** One document that was agreed to, as it was shown. */
export type AskedDraft = Pick<Prepared, 'subject' | 'draftKey'> & { readonly previewHash: string };

/** Drawing again reads facts, and asks QuickBooks which numbers of an order are taken. */
export type PlanAgreedPorts = PlanningPorts & Pick<NumberingPorts, 'batching' | 'store'>;

/**
 * Documents as they are planned now, from stored facts alone; each must be what was agreed to. The numbers of orders
 * are given for good before: QuickBooks is asked whether another browser gave them. To be called under the company's
 * lock.
 */
export async function planAgreed(
  ports: PlanAgreedPorts,
  books: Books,
  asked: readonly AskedDraft[],
  how: Pick<Agreed, 'by' | 'run'>,
): Promise<ReadonlyMap<DraftKey, Result<Agreed>>> {
  const basis: Basis = { ...(await basisNow(ports)), books };
  const agreed = new Map<DraftKey, Result<Agreed>>();
  const numbered = await knownOrders(ports, basis, books.company.realmId, asked);
  if (!numbered.ok) return new Map(asked.map(({ draftKey }) => [draftKey, numbered]));
  const plans = new Map<string, readonly PlannedDraft[]>();
  for (const { subject, draftKey, previewHash } of asked) {
    const key = subjectKey(subject);
    const plan = plans.get(key) ?? (await plansOf(ports, basis, subject, numbered.value));
    plans.set(key, plan);
    agreed.set(draftKey, agreedIn(plan, { subject, draftKey, previewHash }, books.company.realmId, how));
  }
  return agreed;
}

/** The document that was asked for among those of its subject, where it is still what was shown. */
export function agreedIn(
  plans: readonly PlannedDraft[],
  { subject, draftKey, previewHash }: AskedDraft,
  realmId: string,
  how: Pick<Agreed, 'by' | 'run'>,
): Result<Agreed> {
  const planned = plans.find(({ key }) => key === draftKey);
  if (planned?.state !== 'ready' || planned.draft === undefined)
    return failed(planned?.problems[0] ?? problem('preview_changed'));
  if (planned.previewHash !== previewHash) return failed(problem('preview_changed'));
  const orderId = subject.of === 'order' ? { orderId: subject.orderId } : {};
  return ok({ realmId, draftKey, previewHash, draft: planned.draft, ...orderId, ...how });
}

async function plansOf(
  ports: PlanAgreedPorts,
  basis: Basis,
  subject: Subject,
  orders: ReadonlyMap<string, KnownSubject>,
): Promise<readonly PlannedDraft[]> {
  const known =
    subject.of === 'order' ? orders.get(subject.orderId) : await readSubject(ports, basis, subject);
  return known === undefined ? [] : planSubject(known.facts, known.context).plans;
}

async function knownOrders(
  ports: PlanAgreedPorts,
  basis: Basis,
  realmId: string,
  asked: readonly AskedDraft[],
): Promise<Result<ReadonlyMap<string, KnownSubject>>> {
  const ids = new Set(asked.flatMap(({ subject }) => (subject.of === 'order' ? subject.orderId : [])));
  if (ids.size === 0) return ok(new Map());
  const orders = await ports.facts.readOrders([...ids]);
  const given = await giveSuffixesMany(ports, realmId, orders);
  if (!given.ok) return given;
  return ok(await readOrderSubjects(ports, basis, [...ids]));
}
