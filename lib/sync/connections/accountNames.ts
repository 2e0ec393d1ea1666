import type { AmazonRegion } from '../../amazon/shapes/marketplaces';
import type { MarketplaceParticipation } from '../../amazon/shapes/participation';
import type { AccountId, AmazonAccountStatus, ConnectionStatus } from './status';

/** What a seller knows a seller account or a company by; `undefined` where nothing of it has been read yet. */
export function accountName(status: ConnectionStatus): string | undefined {
  if (status.side === 'quickbooks') return status.company?.name;
  const names = [...new Set(status.marketplaces.map(({ storeName }) => storeName.trim()).filter(Boolean))];
  return names.length === 0 ? undefined : names.join(', ');
}

/** Like a name, and for want of one what its keys look like. */
export function accountWords(status: ConnectionStatus): string {
  const name = accountName(status);
  if (name !== undefined) return name;
  const party = status.side === 'amazon' ? 'Amazon account' : 'QuickBooks company';
  const { clientIdEnding } = status;
  return clientIdEnding === undefined ? party : `${party} with keys ending in ${clientIdEnding}`;
}

/** A new name for a seller account: one app may be let into several, and into one in each region. */
export function newAmazonId(
  { region, clientId }: { readonly region: AmazonRegion; readonly clientId: string },
  taken: readonly { readonly accountId: AccountId }[],
): AccountId {
  const base = `amazon/${region}/${clientId}`;
  const names = new Set(taken.map(({ accountId }) => accountId));
  if (!names.has(base)) return base;
  for (let count = 2; ; count += 1) {
    const name = `${base}#${count}`;
    if (!names.has(name)) return name;
  }
}

/** Whose calls Amazon counts together: those of one app for one seller. */
export function throttleName(
  { region, clientId }: { readonly region: AmazonRegion; readonly clientId: string },
  accountId: AccountId = '',
): string {
  return `amazon/${region}/${clientId}${/#\d+$/.exec(accountId)?.[0] ?? ''}`;
}

/** What is known of a seller whose keys have just been tested. */
export interface SellerSeen {
  readonly region: AmazonRegion;
  readonly sellerId?: string;
  /** Absent where Amazon did not answer. */
  readonly marketplaces?: readonly MarketplaceParticipation[];
}

/**
 * Whether keys open this seller account, as far as Amazon lets it be known: pasted keys do not name the seller,
 * but a store's name is given once in a marketplace. `undefined` where nothing tells.
 */
export function isSameSeller(known: AmazonAccountStatus, seen: SellerSeen): boolean | undefined {
  if (known.region !== undefined && known.region !== seen.region) return false;
  if (known.sellerId !== undefined && seen.sellerId !== undefined) return known.sellerId === seen.sellerId;
  const stores = storesOf(known.marketplaces);
  const others = storesOf(seen.marketplaces ?? []);
  if (stores.size === 0 || others.size === 0) return undefined;
  return [...others].some((store) => stores.has(store));
}

function storesOf(marketplaces: readonly MarketplaceParticipation[]): ReadonlySet<string> {
  return new Set(
    marketplaces
      .filter(({ storeName }) => storeName.trim() !== '')
      .map(({ marketplaceId, storeName }) => `${marketplaceId} ${storeName.trim()}`),
  );
}
