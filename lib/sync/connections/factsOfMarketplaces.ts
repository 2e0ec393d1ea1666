import { marketplaceOf } from '../../amazon/shapes/marketplaces';
import type { AmazonEvent } from '../../ledger/event';
import type { Connection } from '../connection';
import type { FactStorePort } from '../jobs/ports';

/**
 * The facts of a seller account as a connection sees them that has some of its marketplaces only. What names no
 * marketplace, as a charge of the account or a settlement's file, goes by its currency.
 */
export function factsOfMarketplaces(
  facts: FactStorePort,
  { marketplaceIds }: Pick<Connection, 'marketplaceIds'>,
): FactStorePort {
  if (marketplaceIds === undefined) return facts;
  const places = new Set(marketplaceIds);
  const currencies = new Set(marketplaceIds.flatMap((id) => marketplaceOf(id)?.currency ?? []));
  const isOwn = ({ marketplaceId, currency }: AmazonEvent): boolean =>
    marketplaceId === undefined ? currencies.has(currency) : places.has(marketplaceId);
  const own = (events: readonly AmazonEvent[]): readonly AmazonEvent[] => events.filter(isOwn);
  return {
    ...facts,
    readOrders: async (orderIds) =>
      (await facts.readOrders(orderIds))
        .filter(({ order }) => order?.marketplaceId === undefined || places.has(order.marketplaceId))
        .map((order) => ({ ...order, events: own(order.events) })),
    readEventsPosted: async (from, until) => own(await facts.readEventsPosted(from, until)),
    readEventsTouching: async (from, until) => own(await facts.readEventsTouching(from, until)),
    readEventsOfSettlements: async (ids) => own(await facts.readEventsOfSettlements(ids)),
    readEventsWithoutOrder: async (from, until) => own(await facts.readEventsWithoutOrder(from, until)),
    readSettlementFiles: async (ids) =>
      (await facts.readSettlementFiles(ids)).filter(
        ({ summary }) => summary === undefined || currencies.has(summary.currency),
      ),
  };
}
