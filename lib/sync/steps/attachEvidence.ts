import { evidenceOf, evidenceProblems, nextEvidence, triedAgain, withFile } from '../../posting/evidence';
import { evidencePrefix } from '../../posting/evidenceMark';
import type {
  Evidence,
  EvidenceEffect,
  EvidenceFile,
  EvidenceObservation,
  FileToAttach,
} from '../../posting/evidenceState';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { EvidencePorts } from '../evidencePorts';

/** What is to stand with which documents. */
export interface EvidenceAsked
  extends Pick<Evidence, 'key' | 'realmId' | 'number' | 'documents' | 'problem'> {
  readonly files: readonly (FileToAttach & { readonly bytes: Uint8Array<ArrayBuffer> })[];
}

/**
 * Attaches files to documents in QuickBooks, each once, however often it is asked and whoever dies. The files are
 * stored first. The documents are not waited for and not touched: what fails is on its file, with its reason, and
 * is tried again by `continueEvidence`.
 */
export async function attachEvidence(ports: EvidencePorts, asked: EvidenceAsked): Promise<Result<Evidence>> {
  return ports.lock.hold(`evidence:${asked.key}`, async () => {
    const { files: given, ...about } = asked;
    const files = given.map(({ bytes: _bytes, ...file }) => file);
    await ports.store.keepFiles(given.map(({ sha256, bytes }) => ({ sha256, bytes })));
    const before = await ports.store.readEvidence(asked.key);
    const evidence = evidenceOf({ ...about, files }, before, ports.clock.nowMs());
    const stored = await write(ports, evidence, before?.updatedAtMs);
    return stored.ok ? attachAll(ports, stored.value) : stored;
  });
}

/** Goes on with evidence whose time has come, or whose worker died. */
export async function continueEvidence(ports: EvidencePorts, key: string): Promise<Result<Evidence>> {
  return ports.lock.hold(`evidence:${key}`, async () => {
    const evidence = await ports.store.readEvidence(key);
    return evidence === undefined ? failed(problem('posting_unknown')) : attachAll(ports, evidence);
  });
}

/** Tries again at the seller's word what could not be attached; a failure is what still stands in the way. */
export async function attachAgain(ports: EvidencePorts, key: string): Promise<Result<Evidence>> {
  return ports.lock.hold(`evidence:${key}`, async () => {
    const before = await ports.store.readEvidence(key);
    if (before === undefined) return failed(problem('posting_unknown'));
    const stored = await write(ports, triedAgain(before, ports.clock.nowMs()), before.updatedAtMs);
    if (!stored.ok) return stored;
    const attached = await attachAll(ports, stored.value);
    if (!attached.ok) return attached;
    const [first] = evidenceProblems(attached.value);
    return first === undefined ? attached : failed(first);
  });
}

/** Goes on with all that is due; answers when to wake next, `undefined` where nothing is pending. */
export async function continueDueEvidence(
  ports: EvidencePorts,
  realmId: string,
): Promise<number | undefined> {
  const due = async (): Promise<readonly Evidence[]> =>
    (await ports.store.readDueEvidence()).filter((evidence) => evidence.realmId === realmId);
  for (const { key, nextAtMs } of await due()) {
    if (nextAtMs !== undefined && nextAtMs <= ports.clock.nowMs()) await continueEvidence(ports, key);
  }
  const times = (await due()).flatMap(({ nextAtMs }) => nextAtMs ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

async function attachAll(ports: EvidencePorts, before: Evidence): Promise<Result<Evidence>> {
  let evidence = before;
  for (const { name, sha256 } of before.files) {
    const file = evidence.files.find((each) => each.name === name && each.sha256 === sha256);
    const { nextAtMs } = file ?? {};
    if (file === undefined || nextAtMs === undefined || nextAtMs > ports.clock.nowMs()) continue;
    const attached = await attach(ports, evidence, file);
    if (!attached.ok) return attached;
    evidence = attached.value;
  }
  const { documents, files } = evidence;
  if (documents.length > 0 && files.length > 0 && files.every(({ state }) => state === 'attached'))
    await ports.store.dropFiles(files.map(({ sha256 }) => sha256));
  return ok(evidence);
}

/** Every state is stored before its effect begins. */
async function attach(ports: EvidencePorts, before: Evidence, file: EvidenceFile): Promise<Result<Evidence>> {
  let evidence = before;
  let current = file;
  let seen: EvidenceObservation = { seen: 'takenUp' };
  for (;;) {
    const step = nextEvidence(evidence, current, seen, ports.clock.nowMs());
    const stored = await write(ports, withFile(evidence, step.file), evidence.updatedAtMs);
    if (!stored.ok || step.effect.do === 'rest') return stored;
    evidence = stored.value;
    current = step.file;
    seen = await perform(ports, evidence, current, step.effect);
  }
}

async function perform(
  { attachments, store }: EvidencePorts,
  { key, documents }: Evidence,
  file: EvidenceFile,
  effect: Exclude<EvidenceEffect, { do: 'rest' }>,
): Promise<EvidenceObservation> {
  switch (effect.do) {
    case 'find':
      return find(false);
    case 'removeYounger':
      for (const each of effect.files) await attachments.removeFile(each);
      return find(true);
    case 'link':
      return { seen: 'sent', outcome: await attachments.linkFile(effect.file, effect.documents) };
    case 'upload': {
      const bytes = await store.readFile(file.sha256);
      if (bytes === undefined) return { seen: 'missing' };
      const { requestId, note } = effect;
      return {
        seen: 'sent',
        outcome: await attachments.uploadFile(file, bytes, note, documents, requestId),
      };
    }
  }
  async function find(cleaned: boolean): Promise<EvidenceObservation> {
    const found = await attachments.findFiles(evidencePrefix(key), file.name);
    return found.ok
      ? { seen: 'found', files: found.value, cleaned }
      : { seen: 'failed', problem: found.problem };
  }
}

async function write(
  { store, clock, announce }: EvidencePorts,
  evidence: Evidence,
  expected: number | undefined,
): Promise<Result<Evidence>> {
  const updatedAtMs = Math.max(clock.nowMs(), evidence.updatedAtMs + 1);
  const stored = { ...evidence, updatedAtMs };
  if (!(await store.writeEvidence(stored, expected))) return failed(problem('posting_changed'));
  announce({ what: 'postings' });
  return ok(stored);
}
