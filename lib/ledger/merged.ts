import { present } from '../amazon/shapes/present';
import type { AmazonTransaction } from '../amazon/shapes/transaction';
import type { AmazonEvent, EventRelease } from './event';
import { isDeferredOriginal } from './twins';

/** What is known of an event after one more of its transactions was seen; `fresh` is that one by itself. */
export function merged(
  known: AmazonEvent | undefined,
  fresh: AmazonEvent,
  transaction: AmazonTransaction,
): AmazonEvent {
  const transactionIds = idsOf(known, fresh, transaction);
  if (known === undefined) return { ...fresh, transactionIds };
  const original = isDeferredOriginal(transaction);
  const originalSeen = original || wasDeferred(known);
  const released = original ? known.release : fresh.release;
  const keepsKnownAmounts = original && known.release.state === 'released';
  return present({
    ...fresh,
    ...(keepsKnownAmounts ? { lines: known.lines, totalMinor: known.totalMinor } : {}),
    imbalance: keepsKnownAmounts ? known.imbalance : fresh.imbalance,
    transactionIds,
    settlementId: fresh.settlementId ?? known.settlementId,
    postedAt: original || !originalSeen ? fresh.postedAt : known.postedAt,
    release: releaseOf(known, fresh, released),
    twinsDiffer: differenceOf(known, fresh, original),
  });
}

/** Whether the deferred original of an event was seen: its reason is kept after the release. */
function wasDeferred({ release }: AmazonEvent): boolean {
  return release.state === 'deferred' || release.deferredFor !== undefined;
}

function releaseOf(known: AmazonEvent, fresh: AmazonEvent, release: EventRelease): EventRelease {
  if (release.state === 'deferred') return fresh.release;
  const reason = reasonOf(fresh.release) ?? reasonOf(known.release);
  return present({ state: 'released' as const, releasedAt: release.releasedAt, deferredFor: reason });
}

function reasonOf(release: EventRelease): string | undefined {
  return release.state === 'deferred' ? release.reason : release.deferredFor;
}

function differenceOf(
  known: AmazonEvent,
  fresh: AmazonEvent,
  original: boolean,
): AmazonEvent['twinsDiffer'] | undefined {
  const knownReleased = known.release.state === 'released';
  // The same transaction again, with what it says now.
  if (original !== knownReleased) return known.twinsDiffer;
  if (known.totalMinor === fresh.totalMinor) return undefined;
  return original
    ? { deferredMinor: fresh.totalMinor, releasedMinor: known.totalMinor }
    : { deferredMinor: known.totalMinor, releasedMinor: fresh.totalMinor };
}

/** The key's own first, then the others in order, the announced release among them. */
function idsOf(
  known: AmazonEvent | undefined,
  fresh: AmazonEvent,
  { related }: AmazonTransaction,
): readonly string[] {
  const linked = [related['DEFERRED_TRANSACTION_ID'], related['RELEASE_TRANSACTION_ID']];
  const ids = new Set([...(known?.transactionIds ?? []), ...fresh.transactionIds, ...linked]);
  ids.delete(undefined);
  const own = [...ids].filter((id) => id !== undefined).toSorted();
  const first = own.find((id) => fresh.key === `${fresh.sellerAccountId}/${id}`);
  return first === undefined ? own : [first, ...own.filter((id) => id !== first)];
}
