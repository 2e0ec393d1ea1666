import { digest } from '../../posting/digest';
import type { PreparedStorePort } from '../jobs/ports';
import type { Prepared, Subject } from '../prepared';
import { isOfRun } from './ofRun';
import type { RunAsked } from './run';

const kinds: readonly Subject['of'][] = ['order', 'day', 'deferral', 'settlement'];
/** Rows that are read in one transaction. */
const together = 500;
const digits = 64;

/** Everything that could be sent, or that of a run, in the order of its keys. */
export async function readAllReady(
  prepared: Pick<PreparedStorePort, 'readReady'>,
  what: RunAsked['what'] = { by: 'changes' },
): Promise<readonly Prepared[]> {
  const rows: Prepared[] = [];
  for (const of of kinds) {
    let after: string | undefined;
    for (;;) {
      const part = await prepared.readReady({ of }, after, together);
      rows.push(...part.filter((row) => isOfRun(what, row)));
      after = part.at(-1)?.draftKey;
      if (part.length < together) break;
    }
  }
  return rows.sort((a, b) => (a.draftKey < b.draftKey ? -1 : a.draftKey > b.draftKey ? 1 : 0));
}

/** Stands for documents as they were shown; any of them that is another, or one more or less, is another digest. */
export function shownDigest(rows: readonly Pick<Prepared, 'draftKey' | 'previewHash'>[]): string {
  return digest(
    rows.map(({ draftKey, previewHash = '' }) => `${draftKey} ${previewHash}`),
    digits,
  );
}
