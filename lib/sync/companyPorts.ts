import type { BatchPorts, NumberPrefixesPort, QuickBooksBatchPort } from './batch/ports';
import type { ClaimNotesPort, ClaimPorts, WriterStorePort } from './claimPorts';
import type { AttachmentsPort, EvidencePorts, EvidenceStorePort } from './evidencePorts';
import { readMarks } from './steps/readMarks';
import { scanLock } from './steps/scanLock';
import type { PlannedScanPorts } from './wake/scanPlan';

/** All ports of one connected company. */
export interface CompanyPorts extends BatchPorts, PlannedScanPorts {
  readonly realmId: string;
  readonly batching: QuickBooksBatchPort & NumberPrefixesPort;
  /** Notes in the company that say who sends by itself, and what this browser knows of them. */
  readonly notes: ClaimNotesPort;
  readonly writers: WriterStorePort;
  readonly attachments: AttachmentsPort;
  readonly evidence: EvidenceStorePort;
}

/** What keeping the claim of a company needs. */
export function claimPortsOf(company: CompanyPorts): ClaimPorts {
  const { clock, lock, notes, writers, realmId } = company;
  return {
    clock,
    lock,
    notes,
    store: writers,
    readMarks: () => lock.hold(scanLock(realmId), () => readMarks(company)),
  };
}

/** What attaching files in a company needs. */
export function evidencePortsOf({
  clock,
  lock,
  attachments,
  evidence,
  announce,
}: CompanyPorts): EvidencePorts {
  return { clock, lock, attachments, store: evidence, announce };
}
