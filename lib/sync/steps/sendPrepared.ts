import type { DraftKey } from '../../books/plannedDraft';
import type { Posting } from '../../posting/posting';
import type { Agreed } from '../../posting/postings';
import { ok, type Result } from '../../problem/problem';
import type { CompanyPorts } from '../companyPorts';
import type { EnginePorts } from '../jobs/ports';
import { type AskedDraft, planAgreed } from '../planning/planAgreed';
import { attachEventNotes } from './attachEventNotes';
import { sendBatch } from './sendBatch';

/** On whose word, and until when. */
export interface SendHow {
  /** The seller asked for just these. */
  readonly attended: boolean;
  readonly untilMs: number;
  readonly word: Pick<Agreed, 'by' | 'run'>;
}

/** What became of some documents. */
export interface Sent {
  /** Of each that was come to. A failure: nothing was begun. */
  readonly results: ReadonlyMap<DraftKey, Result<Posting>>;
  /** Sent, but not all that belongs beside them is attached yet: to be asked for again. */
  readonly unfinished: ReadonlySet<DraftKey>;
  /** When the rest may go on. */
  readonly againAtMs?: number;
}

/** Sends documents of orders, days and months, as they were prepared, and names their events beside them. */
export async function sendPrepared(
  ports: EnginePorts,
  company: CompanyPorts,
  asked: readonly AskedDraft[],
  { attended, untilMs, word }: SendHow,
): Promise<Result<Sent>> {
  const byKey = new Map(asked.map((each) => [each.draftKey, each]));
  const planning = { ...ports, batching: company.batching };
  const run = await sendBatch(company, {
    draftKeys: [...byKey.keys()],
    attended,
    untilMs,
    planAgain: (books, keys) =>
      planAgreed(
        planning,
        books,
        keys.flatMap((key) => byKey.get(key) ?? []),
        word,
      ),
  });
  if (!run.ok) return run;
  const { results, againAtMs } = run.value;
  const unfinished = new Set<DraftKey>();
  for (const [key, result] of results) {
    // Most marks have room for all of their events, and nobody is called.
    const attached = result.ok ? await attachEventNotes(company, result.value) : undefined;
    if (attached?.ok === false) unfinished.add(key);
  }
  return ok({ results, unfinished, ...(againAtMs === undefined ? {} : { againAtMs }) });
}
