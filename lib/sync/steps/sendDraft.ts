import { summaryKey } from '../../books/days/dayScope';
import type { DraftKey } from '../../books/plannedDraft';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting } from '../../posting/posting';
import { postingKey } from '../../posting/postings';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { EnginePorts } from '../jobs/ports';
import type { Basis } from '../planning/basis';
import { basisNow } from '../planning/basisNow';
import { agreedIn, type PlanAgreedPorts } from '../planning/planAgreed';
import type { PlanningPorts } from '../planning/planningPorts';
import { readSubject } from '../planning/readSubject';
import { planNamed, shownPlans } from '../planning/shownPlans';
import type { Subject } from '../prepared';
import type { SubjectPreview } from '../views';
import { attachEventNotes } from './attachEventNotes';
import { giveSuffixesMany } from './giveSuffixesMany';
import { type PlanAgain, postAgreed } from './postAgreed';
import { proveSettlement } from './proveSettlement';

/** One document, by what it is drawn for; `previewHash` is what the seller saw of it, where that is asked. */
export interface DraftAsked {
  readonly subject: Subject;
  readonly draftKey: DraftKey;
  readonly previewHash?: string;
}

/**
 * Draws one document of any kind again: it must be what the seller saw. One that is in the books is drawn as if it
 * were not, so that it can be changed into what it would be now. To be called under the company's lock.
 */
export function planDraft(ports: PlanAgreedPorts, { subject, draftKey, previewHash }: DraftAsked): PlanAgain {
  return async (books) => {
    const { realmId } = books.company;
    if (subject.of === 'order') {
      const orders = await ports.facts.readOrders([subject.orderId]);
      if (orders.length === 0) return failed(problem('order_not_read'));
      const given = await giveSuffixesMany(ports, realmId, orders);
      if (!given.ok) return given;
    }
    const basis: Basis = { ...(await basisNow(ports)), books };
    const known = await readSubject(ports, basis, subject);
    const planned = known && planNamed(known, draftKey);
    if (planned === undefined) return failed(problem('preview_changed'));
    const seen = previewHash ?? planned.previewHash ?? '';
    return agreedIn([planned], { subject, draftKey, previewHash: seen }, realmId, { by: { how: 'click' } });
  };
}

/** Sends one document of any kind at a seller's click; a settlement's entry with its file and its proof. */
export async function sendDraft(ports: EnginePorts, asked: DraftAsked): Promise<Result<Posting>> {
  const { company } = ports;
  if (company === undefined) return failed(problem('quickbooks_not_connected'));
  const before = await readSubject(ports, await basisNow(ports), asked.subject);
  const planning: PlanAgreedPorts = { ...ports, store: company.store, batching: company.batching };
  const sent = await postAgreed(company, asked.draftKey, planDraft(planning, asked));
  if (!sent.ok) return sent;
  // Both are tried again by themselves, or with the next document: the document itself is there.
  await attachEventNotes(company, sent.value);
  if (before?.facts.of === 'settlement' && holdsOwnership(sent.value.state))
    await proveSettlement(ports, company, { ...before, facts: before.facts }, [asked.draftKey]);
  return sent;
}

/** What the documents of a subject are, or would be, drawn now from what is stored. Nobody is called. */
export async function previewSubject(
  ports: PlanningPorts,
  subject: Subject,
): Promise<Result<SubjectPreview>> {
  const basis = await basisNow(ports);
  const known = await readSubject(ports, basis, subject);
  if (known === undefined) return failed(problem('nothing_known_of_it'));
  const plans = shownPlans(known);
  const start = keyStart(subject, basis);
  const owned = [...known.context.owners.values()].flatMap((facets) =>
    Object.values(facets).flatMap(({ draftKey }) => draftKey ?? []),
  );
  const keys = new Set([
    ...plans.map(({ key }) => key),
    ...owned.filter((key) => start !== undefined && key.startsWith(start)),
  ]);
  const realmId = basis.books?.company.realmId;
  const postings =
    realmId === undefined
      ? []
      : await ports.batches.readPostings([...keys].map((key) => postingKey(realmId, key)));
  return ok({ plans, postings });
}

/** What the keys of all documents of a subject begin with, where they have that in common. */
function keyStart(subject: Subject, { settings }: Basis): string | undefined {
  switch (subject.of) {
    case 'order':
      return undefined;
    case 'day':
      return summaryKey('day', subject.scope, subject.scope.date, {}, settings.books);
    case 'deferral':
      return summaryKey('deferral', subject, subject.month, {}, settings.books);
    case 'settlement':
      return `settlement/${subject.settlementId}`;
  }
}
