import type { AmazonRegion } from '../../amazon/shapes/marketplaces';
import type { MarketplaceParticipation } from '../../amazon/shapes/participation';
import type { CompanyFacts } from '../../books/company';
import type { Problem } from '../../problem/problem';
import type { Change } from '../ports';

/** What our pages show of a connection. Never holds a secret. */
export type ConnectionStatus = AmazonStatus | QuickBooksStatus;

type Side = ConnectionStatus['side'];

/** Amazon's side. */
export interface AmazonStatus {
  readonly side: 'amazon';
  readonly state: 'none' | 'connected' | 'broken';
  readonly region?: AmazonRegion;
  readonly marketplaces: readonly MarketplaceParticipation[];
  /** The last characters of the client id, to tell apps apart. */
  readonly clientIdEnding?: string;
  readonly problem?: Problem;
  readonly testedAtMs?: number;
}

/** QuickBooks' side. */
export interface QuickBooksStatus {
  readonly side: 'quickbooks';
  readonly state: 'none' | 'connected' | 'broken';
  readonly company?: CompanyFacts;
  readonly clientIdEnding?: string;
  readonly problem?: Problem;
  readonly testedAtMs?: number;
  /** When the authorisation ends for good, where Intuit says so. */
  readonly hardEndMs?: number;
}

/** Nothing is connected. */
export function noConnection(side: Side): ConnectionStatus {
  return side === 'amazon' ? { side, state: 'none', marketplaces: [] } : { side, state: 'none' };
}

/** Enough of a client id to tell apps apart. */
export function endingOf(clientId: string): string {
  return clientId.slice(-6);
}

/** A problem that waiting does not heal: the connection stays broken until the seller acts. */
export function isLasting({ retry }: Problem): boolean {
  return retry.kind !== 'after';
}

/** Where the status of each side is kept: what our pages show. */
export interface ConnectionStorePort {
  readConnection(side: Side): Promise<ConnectionStatus | undefined>;
  saveConnection(status: ConnectionStatus): Promise<void>;
}

/** Notes that a connection no longer works, whoever found out, and tells who shows it. */
export async function markBroken(
  parts: { readonly connections: ConnectionStorePort; readonly announce: (change: Change) => void },
  side: Side,
  problem: Problem,
): Promise<void> {
  const stored = await parts.connections.readConnection(side);
  if (stored === undefined || stored.state === 'none') return;
  if (stored.state === 'broken' && stored.problem?.code === problem.code) return;
  await parts.connections.saveConnection({ ...stored, state: 'broken', problem });
  parts.announce({ what: 'connections' });
}
