import { describe, expect, test } from 'vitest';
import { isOrderId, orderIdOfAddress } from '../../lib/pages/orderId';
import { routeOf } from '../../lib/pages/routes';

const host = 'https://sellercentral.amazon.com';
const id = '114-1111111-1111111';

describe('routes', () => {
  test.each([
    '/orders-v3',
    '/orders-v3/',
    '/orders-v3/ref=xx_myo_favb_xx',
    '/orders-v3/fba/all',
    '/orders-v3/mfn/unshipped',
    '/orders-v3/mfn/shipped?page=2',
    '/orders-v3/mfn/canceled/ref=xx',
    '/orders-v3/search?q=B0&qt=asin&page=1',
    '/amazonsell/orders',
    '/amazonsell/orders/mfn',
  ])('%s lists orders', (path) => {
    expect(routeOf(new URL(path, host))).toEqual({ page: 'orderList' });
  });

  test.each([
    `/orders-v3/order/${id}`,
    `/orders-v3/order/${id}/`,
    `/orders-v3/order/${id}?ref=x#items`,
    `/amazonsell/orders/${id}`,
    `/amazonsell/order/${id}`,
    `/amazonsell/order-details?orderId=${id}`,
    `/gp/orders/fba-order-details.html?orderID=${id}`,
  ])('%s is an order', (path) => {
    expect(routeOf(new URL(path, host))).toEqual({ page: 'orderDetails', orderId: id });
  });

  test.each([
    '/home',
    `/orders-v3/order/${id}/confirm-shipment`,
    `/orders-v3/order/${id}/cancel-order`,
    '/orders-v3/order/114-1111111-11111119',
    '/orders-v3/order/not-an-order',
    '/orders-v3/settings',
    '/amazonsell/order-details',
    `/messages?orderId=${id}`,
    `/evil/orders-v3/order/${id}`,
  ])('%s is none of ours', (path) => {
    expect(routeOf(new URL(path, host))).toEqual({ page: 'none' });
  });

  test('multi-channel orders have ids of their own', () => {
    expect(isOrderId('S01-1234567-7654321')).toBe(true);
    expect(orderIdOfAddress(new URL(`${host}/orders-v3/order/S01-1234567-7654321`))).toBe(
      'S01-1234567-7654321',
    );
    expect(isOrderId(' 114-1111111-1111111')).toBe(false);
    expect(isOrderId('114-1111111-1111111\n')).toBe(false);
  });
});
