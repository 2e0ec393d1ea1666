import { expect, test } from 'vitest';
import { evidenceProblems } from '../../../lib/posting/evidence';
import { failed, ok, problem } from '../../../lib/problem/problem';
import { createEvidenceStore } from '../../../lib/store/evidence';
import type { EvidencePorts } from '../../../lib/sync/evidencePorts';
import { continueDueEvidence } from '../../../lib/sync/steps/attachEvidence';
import { attachSettlement, type SettlementEvidence } from '../../../lib/sync/steps/attachSettlement';
import { undoDocument } from '../../../lib/sync/steps/undoDocument';
import { drawDocuments, drawOf, foundBench } from './foundBench';

type Bench = Awaited<ReturnType<typeof foundBench>>;

const bytes = new TextEncoder().encode('settlement-id\ttotal-amount\n12395580393\t5.00\n');
const proof = ok('What,Amount\r\nSales,5.00\r\n');

function evidencePorts(bench: Bench): EvidencePorts {
  return {
    clock: bench.ports().clock,
    lock: { hold: (_name, run) => run() },
    attachments: bench.client.attachments,
    store: createEvidenceStore(bench.open),
    announce: () => undefined,
  };
}

/** Two entries in the company, as the posting protocol made them, and what proves them. */
async function settled() {
  const bench = await foundBench();
  const drawn = drawDocuments(drawOf(3), 40);
  // An entry, and its fees apart.
  const planned = (['journalEntry', 'purchase'] as const).flatMap(
    (kind) => drawn.find(({ draft }) => draft.kind === kind) ?? [],
  );
  expect(planned).toHaveLength(2);
  const postings = [];
  for (const each of planned) {
    const posted = await bench.post(each);
    if (!posted.ok) throw new Error(posted.problem.sentence);
    postings.push(posted.value);
  }
  const asked: SettlementEvidence = {
    realmId: bench.realm,
    settlementId: '12395580393',
    entries: postings.map(({ key }) => key),
    file: { contentType: 'text/plain', bytes },
    proof,
  };
  return { bench, planned, postings, asked, ports: evidencePorts(bench) };
}

/** Each file in QuickBooks with the ids of what it stands with. */
function attached(bench: Bench): readonly (readonly [unknown, readonly string[]])[] {
  return bench.company
    .documents('Attachable')
    .filter((row) => row['FileName'] !== undefined)
    .map((row) => {
      const refs = (row['AttachableRef'] ?? []) as readonly { EntityRef: { value: string } }[];
      return [row['FileName'], refs.map(({ EntityRef }) => EntityRef.value)] as const;
    });
}

test('a settlement’s file and proof stand with its entries, and again with what follows an undo', async () => {
  const { bench, planned, postings, asked, ports } = await settled();
  const readPosting = bench.store().readPosting;
  const made = await attachSettlement(ports, readPosting, asked);
  if (!made.ok) throw new Error(made.problem.sentence);
  expect(evidenceProblems(made.value)).toEqual([]);
  const ids = postings.map(({ remote }) => remote?.id ?? '');
  expect(attached(bench)).toEqual([
    ['Amazon settlement 12395580393.txt', ids],
    ['Amazon settlement 12395580393 proof.csv', ids],
  ]);
  const [row] = bench.company.documents('Attachable').filter((each) => each['FileName'] !== undefined);
  expect(bench.company.uploaded(String(row?.['Id']))).toEqual(bytes);

  const [first, second] = postings;
  const undone = await undoDocument(bench.ports(), first?.key ?? '');
  expect(undone).toMatchObject({ ok: true, value: { state: 'undone' } });
  const [again] = planned;
  if (again === undefined) throw new Error('nothing to send');
  const resent = await bench.post(again);
  if (!resent.ok) throw new Error(resent.problem.sentence);
  await attachSettlement(ports, readPosting, asked);
  bench.clock.advance(300_000);
  expect(await continueDueEvidence(ports, bench.realm)).toBeUndefined();
  const now = [resent.value.remote?.id, second?.remote?.id];
  expect(attached(bench).map(([, links]) => links)).toEqual([now, now]);
});

test('a proof that does not add up is said, and the file is attached all the same', async () => {
  const { bench, asked, ports } = await settled();
  const facts = { number: 'AZ1', account: 'Sales', rows: '1.00', sent: '2.00' };
  const wrong = failed(problem('evidence_does_not_add_up', facts));
  const made = await attachSettlement(ports, bench.store().readPosting, { ...asked, proof: wrong });
  if (!made.ok) throw new Error(made.problem.sentence);
  expect(evidenceProblems(made.value).map(({ code }) => code)).toEqual(['evidence_does_not_add_up']);
  expect(attached(bench).map(([name]) => name)).toEqual(['Amazon settlement 12395580393.txt']);
  expect((await ports.store.readEvidence(made.value.key))?.problem?.code).toBe('evidence_does_not_add_up');
});
