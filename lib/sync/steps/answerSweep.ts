import { withAnswer } from '../../posting/answered';
import type { Posting, PostingKey } from '../../posting/posting';
import type { SweepAnswer } from '../../posting/sweep';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { companyLock } from './companyLock';
import { type PlanAgain, postAgreed } from './postAgreed';

/** How the document of a posting is planned now, in the shape that was agreed to; none where it is to be looked at. */
export type PlanAsAgreed = (
  posting: Posting,
) => Promise<{ readonly draftKey: string; readonly planAgain: PlanAgain } | undefined>;

/**
 * Takes down what the seller says about a document that somebody changed or deleted in QuickBooks. Nothing there is
 * touched, but where a deleted one is wanted again: it is sent at once where it is still what was agreed to, and else
 * is ready for another look.
 */
export async function answerSweep(
  ports: Ports,
  { postingKey, answer }: { readonly postingKey: PostingKey; readonly answer: SweepAnswer },
  planAsAgreed: PlanAsAgreed,
): Promise<Result<Posting>> {
  const answered = await takeDown(ports, postingKey, answer);
  if (!answered.ok || answer !== 'sendAgain') return answered;
  const planned = await planAsAgreed(answered.value);
  if (planned === undefined) return answered;
  const sent = await postAgreed(ports, planned.draftKey, planned.planAgain);
  // What it would be by now is another document, or not ready: it waits for the seller's look.
  return sent.ok ? sent : answered;
}

function takeDown(ports: Ports, key: PostingKey, answer: SweepAnswer): Promise<Result<Posting>> {
  const { store, lock, clock, announce } = ports;
  const realmId = key.slice(0, key.indexOf('/'));
  return lock.hold(companyLock(realmId), async () => {
    const posting = await store.readPosting(key);
    if (posting === undefined) return failed(problem('posting_unknown'));
    const said = withAnswer(posting, answer, clock.nowMs());
    if (said === undefined)
      return failed(problem('answer_not_possible', { number: posting.remote?.number ?? posting.number }));
    const updatedAtMs = Math.max(clock.nowMs(), posting.updatedAtMs + 1);
    const written = await store.writePosting({ ...said, updatedAtMs }, posting.updatedAtMs);
    if (!written.written) return failed(problem('posting_changed'));
    const { orderId } = posting;
    announce(orderId === undefined ? { what: 'postings' } : { what: 'order', orderId });
    return ok({ ...said, updatedAtMs });
  });
}
