import * as v from 'valibot';
import type { Result } from '../../problem/problem';
import type { AmazonOrder } from './order';
import { orderSchema, shapedOrder } from './orderSchema';
import { read, unwrapped } from './read';

const answer = v.object({ order: orderSchema });

/** The answer of getOrder, of Amazon's model orders_2026-01-01. */
export function parseOrder(json: unknown): Result<AmazonOrder> {
  return read(answer, unwrapped(json), ({ order }) => shapedOrder(order, 'order'));
}
