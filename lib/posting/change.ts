import { type Problem, problem } from '../problem/problem';
import { contentOf, contentOfDraft, coversOfBoth } from './content';
import { agreedEntry, entered, withBytesInHistory } from './historyEntry';
import { markedNote } from './marks';
import { moved, resting } from './moves';
import type { DocumentChange, Posting } from './posting';
import type { Agreed, Freeze } from './postings';
import { changeRequestId } from './requestIds';
import { unsettledOf } from './settling';
import type { Step } from './step';

/**
 * Why a posting's document cannot be changed into what was agreed to. A document of another kind, currency or
 * day of settlement is another document: it is undone and sent anew.
 */
export function whyUnchangeable(posting: Posting, { draft, previewHash }: Agreed): Problem | undefined {
  const number = posting.remote?.number ?? posting.number;
  if (posting.state === 'edited') return problem('edited_not_changed', { number });
  if (posting.state !== 'posted' || posting.remote === undefined) return problem('nothing_to_change');
  if (draft.kind !== posting.remote.kind || draft.currency !== posting.currency)
    return problem('change_needs_another', { number });
  return previewHash === posting.previewHash ? problem('nothing_to_change') : undefined;
}

/** The change of a posted document into what the seller agreed to, with its bytes frozen. */
export function plannedChange(
  posting: Posting,
  agreed: Agreed,
  freeze: Freeze,
  nowMs: number,
): DocumentChange {
  const { draft, previewHash } = agreed;
  const { id = '', syncToken = '' } = posting.remote ?? {};
  const generation = posting.generation + 1;
  const payload = freeze(draft, markedNote(draft.memo, posting.key, generation, draft));
  const requestId = changeRequestId(posting.realmId, id, syncToken, payload, posting.refusedChanges);
  const frozen = { requestId, payload, frozenAtMs: nowMs };
  return {
    from: contentOf(posting),
    to: contentOfDraft(draft, { previewHash, generation, frozen }),
    syncToken,
  };
}

/** The seller's wish to change a document. It is read first: only what is ours and as we left it changes. */
export function askChange(posting: Posting, change: DocumentChange, nowMs: number): Step {
  if (posting.state !== 'posted' || posting.remote === undefined) return resting(posting);
  const changing = moved(posting, 'changing', {
    change,
    covers: coversOfBoth(change.from.covers, change.to.covers),
    nextAtMs: nowMs,
    ...unsettledOf(posting),
  });
  const { previewHash } = change.to;
  const agreed = { ...agreedEntry({ ...posting, previewHash }, nowMs), what: 'Change asked for' };
  return {
    // What it was sent with first is let go where the change is made.
    posting: entered(withBytesInHistory(changing), agreed),
    effect: { do: 'readBack', id: posting.remote.id },
  };
}
