import * as v from 'valibot';
import { isOrderId } from '../pages/orderId';

/** An order number of Amazon's, exactly. */
export const orderId = v.pipe(v.string(), v.maxLength(19), v.check(isOrderId, 'no order id'));

/** What a person pastes or what we made ourselves: never longer than this. */
export const word = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
