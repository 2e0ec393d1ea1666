import type { BatchStorePort } from '../batch/ports';
import type { Connection } from '../connection';
import type { FactStorePort } from '../jobs/ports';
import type { ClockPort, StorePort } from '../ports';

/** What drawing the documents of a connection reads. Nobody is called. */
export interface PlanningPorts {
  readonly clock: ClockPort;
  readonly connection: Connection;
  readonly facts: FactStorePort;
  readonly store: Pick<StorePort, 'readBooks' | 'readOwners' | 'readSuffixes'>;
  readonly batches: Pick<BatchStorePort, 'readPostings'>;
}
