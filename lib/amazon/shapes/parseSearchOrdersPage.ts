import * as v from 'valibot';
import type { Result } from '../../problem/problem';
import { maybe, optionalText } from './fields';
import type { AmazonOrder } from './order';
import { orderSchema, shapedOrder } from './orderSchema';
import { present } from './present';
import { read, unwrapped } from './read';

/** One page of searchOrders. */
export interface OrdersPage {
  readonly orders: readonly AmazonOrder[];
  readonly nextToken?: string;
}

const page = v.object({
  orders: v.array(orderSchema),
  pagination: maybe(v.object({ nextToken: optionalText })),
});

/** A page of searchOrders, of Amazon's model orders_2026-01-01. */
export function parseSearchOrdersPage(json: unknown): Result<OrdersPage> {
  return read(page, unwrapped(json), ({ orders, pagination }) =>
    present({
      orders: orders.map((order, index) => shapedOrder(order, `orders[${index}]`)),
      nextToken: pagination?.nextToken,
    }),
  );
}
