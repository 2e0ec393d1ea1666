import type { AmazonEvent } from '../../ledger/event';
import type { Owners } from '../bookContext';

/**
 * Owners as they hold for events of which Amazon said only later that two are the same: what is in the books
 * for the one is in the books for the other, which stands for both now.
 */
export function twinOwners(owners: Owners, events: readonly Pick<AmazonEvent, 'key' | 'sameAs'>[]): Owners {
  const doubles = events.filter(({ key, sameAs }) => sameAs !== undefined && owners.has(key));
  if (doubles.length === 0) return owners;
  const all = new Map(owners);
  for (const { key, sameAs } of doubles) {
    if (sameAs !== undefined) all.set(sameAs, { ...owners.get(key), ...all.get(sameAs) });
  }
  return all;
}
