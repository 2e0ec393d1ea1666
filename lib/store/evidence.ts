import type { EvidenceStorePort } from '../sync/evidencePorts';
import type { OpenDatabase } from './schema';
import { reading, writing } from './transaction';

/** Evidence and the bytes of its files. */
export function createEvidenceStore(open: OpenDatabase): EvidenceStorePort {
  return {
    readEvidence: (key) => reading(open, ['evidence'], (tx) => tx.objectStore('evidence').get(key)),
    readDueEvidence: () =>
      reading(open, ['evidence'], (tx) => tx.objectStore('evidence').index('byNextAt').getAll()),
    writeEvidence: (evidence, expected) =>
      writing(
        open,
        ['evidence'],
        async (tx) => {
          const store = tx.objectStore('evidence');
          if ((await store.get(evidence.key))?.updatedAtMs !== expected) return false;
          await store.put(evidence);
          return true;
        },
        'strict',
      ),
    keepFiles: (files) =>
      writing(open, ['evidenceFiles'], async (tx) => {
        for (const { sha256, bytes } of files) await tx.objectStore('evidenceFiles').put({ sha256, bytes });
      }),
    readFile: (sha256) =>
      reading(
        open,
        ['evidenceFiles'],
        async (tx) => (await tx.objectStore('evidenceFiles').get(sha256))?.bytes,
      ),
    dropFiles: (hashes) =>
      writing(open, ['evidence', 'evidenceFiles'], async (tx) => {
        // The same file may still be on its way to other documents.
        const all = await tx.objectStore('evidence').getAll();
        const needed = new Set(
          all.flatMap(({ files }) =>
            files.filter(({ state }) => state !== 'attached').map(({ sha256 }) => sha256),
          ),
        );
        for (const hash of hashes) if (!needed.has(hash)) await tx.objectStore('evidenceFiles').delete(hash);
      }),
  };
}
