import { gunzipped } from '../../ledger/settlement/gunzip';
import { readSettlement } from '../../ledger/settlement/readSettlement';
import { evidenceKey, type GivenFile, settlementFiles } from '../../posting/evidenceFiles';
import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import { type CompanyPorts, evidencePortsOf } from '../companyPorts';
import type { FactWrite, JobStorePort } from '../jobs/ports';
import type { Change, ClockPort } from '../ports';
import type { StagedFilesPort } from '../stagedFiles';
import { attachAgain } from './attachEvidence';

/** What taking in a file needs. */
export interface ImportPorts {
  readonly clock: ClockPort;
  readonly staged: StagedFilesPort;
  readonly jobs: Pick<JobStorePort, 'addJobs'>;
  /** Stores it with the connection's facts: what it touches is drawn anew. */
  readonly keep: (file: Extract<FactWrite, { readonly write: 'settlementFile' }>) => Promise<void>;
  readonly company?: CompanyPorts;
  readonly announce: (change: Change) => void;
}

/** A settlement's file that was taken in. */
export interface Imported {
  readonly settlementId: string;
  /** What is to be known of it; it is kept all the same, and its documents say the same. */
  readonly problems: readonly Problem[];
}

/**
 * Takes in a settlement's file that the seller has given to a page of ours. One that is none is not kept, and says
 * why; the same one again changes nothing. Where its entry waits for it in QuickBooks, it is attached.
 */
export async function importSettlement(
  ports: ImportPorts,
  connectionId: string,
  stagedId: string,
): Promise<Result<Imported>> {
  const { clock, staged, jobs, keep, announce } = ports;
  const given = await staged.readStaged(stagedId);
  if (given === undefined) return failed(problem('file_left_behind'));
  const reading = await readSettlement(() => inOne(given.bytes), { withOrders: true });
  const settlementId = reading.summary?.settlementId;
  if (settlementId === undefined) {
    await staged.dropStaged(stagedId);
    return failed(reading.problems[0] ?? problem('file_left_behind'));
  }
  // People open it in QuickBooks: it is attached as the text that it is.
  const bytes = await unpacked(given.bytes);
  const nowMs = clock.nowMs();
  await keep({ write: 'settlementFile', reading, fileName: given.fileName, bytes, fetchedAtMs: nowMs });
  await staged.dropStaged(stagedId);
  await jobs.addJobs(
    connectionId,
    undefined,
    [{ id: `${connectionId}/prepare/file`, kind: 'prepare', asked: null, urgency: 'click' }],
    nowMs,
  );
  announce({ what: 'prepared' });
  if (ports.company !== undefined) await attachMissing(ports.company, settlementId, bytes);
  return ok({ settlementId, problems: reading.problems });
}

/** An entry that was sent while its file was missing gets it now. What QuickBooks says comes later, with the entry. */
async function attachMissing(
  company: CompanyPorts,
  settlementId: string,
  bytes: GivenFile['bytes'],
): Promise<void> {
  const key = evidenceKey(company.realmId, settlementId);
  const evidence = await company.evidence.readEvidence(key);
  const isMissing = evidence?.files.some(({ problem: reason }) => reason?.code === 'evidence_missing');
  if (isMissing !== true) return;
  await company.evidence.keepFiles(
    settlementFiles(settlementId, { contentType: 'text/plain', bytes }, undefined),
  );
  await attachAgain(evidencePortsOf(company), key);
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of gunzipped(inOne(bytes))) parts.push(part);
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
