import type { MarketplaceParticipation } from '../../../lib/amazon/shapes/participation';
import type { Connection } from '../../../lib/sync/connection';
import type { AccountId, AccountStatus } from '../../../lib/sync/connections/status';

/** The marketplaces in which a seller account sells. */
export function marketplacesOf(
  accountId: AccountId | undefined,
  accounts: readonly AccountStatus[],
): readonly MarketplaceParticipation[] {
  const seller = accounts.find((each) => each.accountId === accountId);
  return seller?.side === 'amazon' ? seller.marketplaces.filter((each) => each.isParticipating) : [];
}

/** Which of them go this way, in words. */
export function marketplaceWords(
  { amazonAccountId, marketplaceIds }: Pick<Connection, 'amazonAccountId' | 'marketplaceIds'>,
  accounts: readonly AccountStatus[],
): string {
  if (amazonAccountId === undefined) return 'Settlement files alone';
  if (marketplaceIds === undefined) return 'All marketplaces of the seller account';
  const names = new Map(
    marketplacesOf(amazonAccountId, accounts).map(({ marketplaceId, name }) => [marketplaceId, name]),
  );
  return marketplaceIds.map((id) => names.get(id) ?? id).join(', ');
}
