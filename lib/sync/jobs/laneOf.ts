import type { Connection } from '../connection';
import type { JobKind } from './job';
import { jobTable } from './jobTable';

/** Names what a job calls: of two jobs with one name one waits for the other, whosever they are. */
export function laneOf(kind: JobKind, { connectionId, amazonAccountId, realmId }: Connection): string {
  switch (jobTable[kind].lane) {
    case 'amazon':
      return `amazon/${amazonAccountId ?? connectionId}`;
    case 'quickbooks':
      return `quickbooks/${realmId ?? connectionId}`;
    case 'own':
      return `own/${connectionId}`;
  }
}
