import type { AmazonRegion } from '../../amazon/shapes/marketplaces';
import type { MarketplaceParticipation } from '../../amazon/shapes/participation';
import type { CompanyFacts } from '../../books/company';
import type { Problem } from '../../problem/problem';
import type { Change } from '../ports';

/**
 * Names a seller account or a company for good, whatever keys open it: `amazon/<region>/<client id>`,
 * `quickbooks/<realm id>`; the first of each side may be called like the side, as it was before there were several.
 */
export type AccountId = string;

/** What our pages show of a seller account or a company. Never holds a secret. */
export type ConnectionStatus = AmazonStatus | QuickBooksStatus;

/** A seller account or a company, as it is kept. */
export type AccountStatus = AmazonAccountStatus | CompanyStatus;

/** A seller account, as it is kept. */
export type AmazonAccountStatus = AmazonStatus & { readonly accountId: AccountId };

/** A company, as it is kept. */
export type CompanyStatus = QuickBooksStatus & { readonly accountId: AccountId };

/** Amazon's side. */
export interface AmazonStatus {
  readonly side: 'amazon';
  readonly state: 'none' | 'connected' | 'broken';
  readonly region?: AmazonRegion;
  /** As Amazon's consent names the seller; keys that were pasted do not say it. */
  readonly sellerId?: string;
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
  /** Known before the company itself has been read. */
  readonly realmId?: string;
  readonly company?: CompanyFacts;
  readonly clientIdEnding?: string;
  readonly problem?: Problem;
  readonly testedAtMs?: number;
  /** When the authorisation ends for good, where Intuit says so. */
  readonly hardEndMs?: number;
}

/** Enough of a client id to tell apps apart. */
export function endingOf(clientId: string): string {
  return clientId.slice(-6);
}

/** A problem that waiting does not heal: the connection stays broken until the seller acts. */
export function isLasting({ retry }: Problem): boolean {
  return retry.kind !== 'after';
}

/** The company's id at Intuit, where it is known. */
export function realmOf({ realmId, company }: QuickBooksStatus): string | undefined {
  return company?.realmId ?? realmId;
}

/** Where seller accounts and companies are kept: what our pages show. Every method is one transaction. */
export interface AccountStorePort {
  /** The oldest first. */
  readAccounts(): Promise<readonly AccountStatus[]>;
  readAccount(accountId: AccountId): Promise<AccountStatus | undefined>;
  saveAccount(status: AccountStatus): Promise<void>;
}

/** Notes that an authorisation no longer works, whoever found out, and tells who shows it. */
export async function markBroken(
  parts: { readonly accounts: AccountStorePort; readonly announce: (change: Change) => void },
  accountId: AccountId,
  problem: Problem,
): Promise<void> {
  const stored = await parts.accounts.readAccount(accountId);
  if (stored === undefined || stored.state === 'none') return;
  if (stored.state === 'broken' && stored.problem?.code === problem.code) return;
  await parts.accounts.saveAccount({ ...stored, state: 'broken', problem });
  parts.announce({ what: 'connections' });
}
