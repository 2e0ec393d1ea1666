import type { Facet } from '../../books/facet';
import { eventHash, keyHash } from '../../posting/marks';
import type { Posting } from '../../posting/posting';
import { bookedTwice, withoutTaken } from '../../posting/rebuild';
import { type Claim, claimOf } from '../../posting/rebuildFacets';
import { isHashed } from '../../posting/rebuildJoin';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { ScanPorts } from '../scans';

/**
 * Stores a posting found again with what is its own of the events that it names. What others own for certain is
 * theirs; between two that were found again the claims decide.
 */
export async function writeFound(
  ports: Pick<ScanPorts, 'store' | 'clock'>,
  rebuilt: Posting,
  claim: Claim,
): Promise<Result<Posting>> {
  const { store, clock } = ports;
  const eventKeys = rebuilt.covers.map(({ eventKey }) => eventKey);
  const rows = (await store.readOwners(rebuilt.realmId, eventKeys)).filter(({ facet }) =>
    claim.facets.includes(facet),
  );
  const taken = new Map<string, readonly Facet[]>();
  let equal: Posting | undefined;
  for (const ownerKey of new Set(rows.map(({ owner }) => owner))) {
    const owner = await store.readPosting(ownerKey);
    // Sent from here since the store was read: it is the posting that this one would be.
    if (owner !== undefined && !isHashed(owner) && keyHash(owner.key) === keyHash(rebuilt.key))
      return ok(owner);
    if (owner === undefined || owner.key === rebuilt.key) continue;
    const own = rows.filter((row) => row.owner === ownerKey);
    const rank = isHashed(owner) ? rankOf(owner) : -1;
    if (rank === claim.rank) equal = owner;
    if (rank <= claim.rank)
      for (const { eventKey, facet } of own) {
        const hash = eventHash(eventKey);
        taken.set(hash, [...(taken.get(hash) ?? []), facet]);
      }
    else {
      const given = new Map(own.map(({ eventKey }) => [eventHash(eventKey), claim.facets]));
      const less = {
        ...withoutTaken(owner, given),
        updatedAtMs: Math.max(clock.nowMs(), owner.updatedAtMs + 1),
      };
      const narrowed = await store.writePosting(less, owner.updatedAtMs);
      if (!narrowed.written) return failed(problem('posting_changed'));
    }
  }
  const left = withoutTaken(rebuilt, taken);
  const nothingLeft = rebuilt.covers.length > 0 && left.covers.length === 0;
  const posting = nothingLeft && equal !== undefined ? bookedTwice(left, equal.number, clock.nowMs()) : left;
  const outcome = await store.writePosting(posting, undefined);
  return outcome.written ? ok(posting) : failed(problem('posting_changed'));
}

function rankOf({ kind, number, covers }: Posting): number {
  return claimOf({ kind, number, income: true, expense: true, deferred: false, eventCount: covers.length })
    .rank;
}
