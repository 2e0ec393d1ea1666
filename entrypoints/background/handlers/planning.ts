import type { DraftKey } from '../../../lib/books/plannedDraft';
import { isForeignKey } from '../../../lib/posting/foreign';
import type { Posting } from '../../../lib/posting/posting';
import { draftKeyOf } from '../../../lib/posting/postings';
import type { PlanAgain } from '../../../lib/sync/steps/postAgreed';
import { planDraft } from '../../../lib/sync/steps/sendDraft';
import type { Engine } from '../compose';

/** The document of a posting, drawn again as it was agreed to; documents of others are not ours to draw. */
export async function planAsAgreed(
  engine: Engine,
  { orderId, key, realmId, previewHash, ...posting }: Posting,
): Promise<{ readonly draftKey: DraftKey; readonly planAgain: PlanAgain } | undefined> {
  if (orderId === undefined || isForeignKey(key)) return undefined;
  const joined = (await engine.store.readConnections()).find((each) => each.realmId === realmId);
  const ports = joined === undefined ? undefined : await engine.enginePortsOf(joined);
  if (ports?.company === undefined) return undefined;
  const draftKey = draftKeyOf({ ...posting, key, realmId });
  const planning = { ...ports, batching: ports.company.batching };
  const asked = { subject: { of: 'order', orderId }, draftKey, previewHash } as const;
  return { draftKey, planAgain: planDraft(planning, asked) };
}
