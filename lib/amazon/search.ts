import type { InstantText } from '../calendar/calendar';
import type { FulfillmentStatus } from './shapes/order';

/** A search for orders. All but the page token stays the same from page to page (model orders_2026-01-01). */
export interface OrderSearch {
  /** Exactly one of the two, as Amazon demands. */
  readonly after:
    | { readonly createdAfter: InstantText; readonly createdBefore?: InstantText }
    | { readonly lastUpdatedAfter: InstantText; readonly lastUpdatedBefore?: InstantText };
  readonly fulfillmentStatuses?: readonly FulfillmentStatus[];
  readonly marketplaceIds?: readonly string[];
  /** Lives for 24 hours. */
  readonly paginationToken?: string;
}

/** The search as query parameters; lists are separated by commas. */
export function searchParameters(search: OrderSearch): (readonly [string, string])[] {
  const { after, fulfillmentStatuses = [], marketplaceIds = [], paginationToken } = search;
  const bounds = Object.entries(after).filter((bound): bound is [string, string] => bound[1] !== undefined);
  return [
    ...bounds,
    ...(fulfillmentStatuses.length > 0
      ? [['fulfillmentStatuses', fulfillmentStatuses.join(',')] as const]
      : []),
    ...(marketplaceIds.length > 0 ? [['marketplaceIds', marketplaceIds.join(',')] as const] : []),
    ['maxResultsPerPage', '100'],
    ...(paginationToken === undefined ? [] : [['paginationToken', paginationToken] as const]),
  ];
}
