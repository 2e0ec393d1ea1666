import type { AmazonRegion } from '../amazon/shapes/marketplaces';
import type { MarketplaceParticipation } from '../amazon/shapes/participation';
import type { CompanyFacts } from '../books/company';
import type { Problem } from '../problem/problem';

/** What our pages show of a connection. Never holds a secret. */
export type ConnectionStatus = AmazonStatus | QuickBooksStatus;

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
