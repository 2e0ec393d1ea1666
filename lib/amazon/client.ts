import { failed, ok, problem } from '../problem/problem';
import { createExchanger } from '../sync/exchange';
import type { AccessTokenPort, AmazonRoutesPort } from '../sync/ports';
import type { Throttle } from '../sync/throttle';
import type { AskAmazon, AskPage, CallAt } from './asking';
import { type AmazonCall, type CallEnd, type CallParts, callAmazon, readAnswer } from './call';
import { type AmazonOperation, amazonOperation } from './quotas';
import { amazonRefusal } from './refusal';
import { amazonRegions, otherRegions } from './regions';
import { createReports } from './reports';
import { searchParameters } from './search';
import type { AmazonRegion } from './shapes/marketplaces';
import { parseOrder } from './shapes/parseOrder';
import { parseParticipations } from './shapes/parseParticipations';
import { parseSearchOrdersPage } from './shapes/parseSearchOrdersPage';
import { parseTransactionsPage } from './shapes/parseTransactionsPage';
import { listTransactionsOfOrder } from './transactions';

/** What the client is made of. */
export interface AmazonClientParts {
  readonly fetch: typeof globalThis.fetch;
  readonly tokens: AccessTokenPort;
  readonly throttle: Throttle;
  readonly region: AmazonRegion;
  /** How long a call may wait for its turn before it answers `amazon_busy`. */
  readonly waitAtMostMs?: number;
  readonly timeoutMs?: number;
}

/** Everything but BUYER and RECIPIENT, which name people, and EXPENSE, which only estimates. */
export const orderData = [
  'PROCEEDS',
  'PROMOTION',
  'CANCELLATION',
  'FULFILLMENT',
  'PACKAGES',
  'TAX',
  'PAYMENT',
];

const usualWaitMs = 8_000;

/** Amazon's Selling Partner API in one region, behind the token keeper and the throttle. */
export function createAmazonClient(parts: AmazonClientParts): AmazonRoutesPort {
  const { tokens, throttle, region } = parts;
  const { host } = amazonRegions[region];
  const callParts: CallParts = {
    exchange: createExchanger(parts.fetch, parts.timeoutMs),
    tokens,
    throttle,
    waitAtMostMs: parts.waitAtMostMs ?? usualWaitMs,
  };

  const call = (
    operation: AmazonOperation,
    query: AmazonCall['query'],
    { pathValue = '', ...how }: CallAt = {},
  ): Promise<CallEnd> => {
    const path = amazonOperation(operation).path.replace(/\{\w+\}/, encodeURIComponent(pathValue));
    return callAmazon(callParts, { operation, host, path, query, ...how });
  };

  /** One answer of an operation, read. */
  const ask: AskAmazon = async (operation, query, at, parse) => {
    const end = await call(operation, query, at);
    if (end.ended === 'failed') return failed(end.problem);
    if (end.ended === 'refused') return failed(await refusal(operation, end));
    return readAnswer(operation, end.body, parse);
  };

  /** A page of a list. Amazon answers 400 to a page token that it does not take any more. */
  const page: AskPage = async (operation, asked, parse) => {
    const end = await call(operation, asked.query, { urgency: asked.urgency });
    if (end.ended === 'failed') return failed(end.problem);
    if (end.ended === 'refused') {
      if (end.status === 400 && asked.token !== undefined) return ok('tokenRefused');
      return failed(await refusal(operation, end));
    }
    const read = readAnswer(operation, end.body, parse);
    return read.ok ? ok({ value: read.value, rawPages: [end.body] }) : read;
  };

  const opensAnotherRegion = async (): Promise<boolean> => {
    for (const other of otherRegions(region)) {
      const end = await call('getMarketplaceParticipations', [], { host: amazonRegions[other].host });
      if (end.ended === 'answered') return true;
    }
    return false;
  };

  const refusal = (operation: AmazonOperation, end: Extract<CallEnd, { ended: 'refused' }>) =>
    amazonRefusal({ operation, region, ...end }, async () =>
      // Asked only where the answer is open: an app that may read its marketplaces here is in its region.
      operation !== 'getMarketplaceParticipations' &&
      (await call('getMarketplaceParticipations', [])).ended === 'answered'
        ? false
        : opensAnotherRegion(),
    );

  return {
    async getOrder(orderId) {
      const end = await call('getOrder', [['includedData', orderData.join(',')]], { pathValue: orderId });
      if (end.ended === 'failed') return failed(end.problem);
      if (end.ended === 'refused') {
        const unknown = end.status === 404;
        if (unknown) return failed(problem('amazon_order_unknown', { orderId }, { said: end.said }));
        return failed(await refusal('getOrder', end));
      }
      const order = readAnswer('getOrder', end.body, parseOrder);
      if (!order.ok) return order;
      if (order.value.orderId !== orderId) {
        return failed(
          problem('amazon_answer_unreadable', { where: `order ${order.value.orderId} for ${orderId}` }),
        );
      }
      return ok({ value: order.value, rawPages: [end.body] });
    },

    async listTransactionsOfOrder(orderId) {
      const end = await listTransactionsOfOrder((query) => call('listTransactions', query), orderId);
      return 'ended' in end ? failed(await refusal('listTransactions', end)) : end;
    },

    listTransactionsPage: ({ postedAfter, postedBefore, nextToken, urgency }) =>
      page(
        'listTransactions',
        {
          query: [
            ['postedAfter', postedAfter],
            ['postedBefore', postedBefore],
            ...(nextToken === undefined ? [] : [['nextToken', nextToken] as const]),
          ],
          token: nextToken,
          urgency,
        },
        parseTransactionsPage,
      ),

    searchOrdersPage: ({ lastUpdatedAfter, lastUpdatedBefore, marketplaceIds, paginationToken, urgency }) =>
      page(
        'searchOrders',
        {
          query: [
            ...searchParameters({
              after: { lastUpdatedAfter, lastUpdatedBefore },
              ...(marketplaceIds === undefined ? {} : { marketplaceIds }),
              ...(paginationToken === undefined ? {} : { paginationToken }),
            }),
            ['includedData', orderData.join(',')],
          ],
          token: paginationToken,
          urgency,
        },
        parseSearchOrdersPage,
      ),

    getMarketplaceParticipations: () => ask('getMarketplaceParticipations', [], {}, parseParticipations),

    ...createReports(ask, page, parts.fetch),
  };
}
