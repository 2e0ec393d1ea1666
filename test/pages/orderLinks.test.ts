// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { findDetailsAnchor } from '../../lib/pages/detailsAnchor';
import { healthOf } from '../../lib/pages/health';
import { findOrderLinks } from '../../lib/pages/orderLinks';

const base = new URL('https://sellercentral.amazon.com/orders-v3');
const first = '112-0000001-0000001';
const second = '112-0000002-0000002';

/** Markup after a list captured on 2026-08-25: rowspan rows, the link in the first row of an order only. */
function list(rows: string): void {
  document.body.innerHTML = `<header><a href="/orders-v3/order/${second}">recent</a></header>
    <div id="MYO-app"><div id="apploading"></div><table id="orders-table"><tbody>${rows}</tbody></table></div>`;
}

const row = (href: string, text: string, extra = ''): string =>
  `<tr><td rowspan="2"><div class="cell-body-title"><a href="${href}">${text}</a>${extra}</div></td></tr><tr><td><img></td></tr>`;

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('order links', () => {
  test('one per order and row, outside of navigation, by address and not by text', () => {
    list(
      row(`/orders-v3/order/${first}`, 'MY-SHOP-17', `<a href="/orders-v3/order/${first}">again</a>`) +
        row('/orders-v3/order/S01-1234567-1234567', 'S01-1234567-1234567'),
    );
    expect(findOrderLinks(document, base).map(({ orderId }) => orderId)).toEqual([
      first,
      'S01-1234567-1234567',
    ]);
  });

  test('sub-pages, other hosts and addresses that are none are left alone', () => {
    list(
      row(`/orders-v3/order/${first}/confirm-shipment`, 'Confirm') +
        row(`https://example.org/orders-v3/order/${first}`, first) +
        row(`https://[bad/orders-v3/order/${first}`, first) +
        row(`javascript:void("/orders-v3/order/${first}")`, first),
    );
    expect(findOrderLinks(document, base)).toEqual([]);
  });

  test('open shadow roots are searched where the light tree has no link', () => {
    const outer = document.createElement('kat-panel');
    const inner = document.createElement('kat-row');
    outer.attachShadow({ mode: 'open' }).append(inner);
    inner.attachShadow({ mode: 'open' }).innerHTML = `<a href="/amazonsell/orders/${first}">${first}</a>`;
    document.body.append(outer);
    expect(findOrderLinks(document, base).map(({ orderId }) => orderId)).toEqual([first]);
  });
});

describe('the anchor of an order’s own page', () => {
  test('is the number that equals the address, not the number of Amazon’s invoice', () => {
    document.body.innerHTML = `<div id="MYO-app">
      <span data-test-id="order-id-value">${second}</span>
      <span data-test-id="order-id-value"><a href="#">${first}</a></span></div>`;
    expect(findDetailsAnchor(document, first)?.beside.textContent).toBe(first);
  });

  test('falls back to the buttons, then to the application, then to nothing', () => {
    document.body.innerHTML =
      '<div id="MYO-app"><div data-test-id="order-details-header-action-buttons"></div></div>';
    expect(findDetailsAnchor(document, first)?.place).toBe('before');
    document.body.innerHTML = '<div id="MYO-app"></div>';
    expect(findDetailsAnchor(document, first)?.beside.id).toBe('MYO-app');
    document.body.innerHTML = '<main></main>';
    expect(findDetailsAnchor(document, first)).toBeUndefined();
  });
});

test('links in open roots are found, but not those of a navigation that their roots stand in', () => {
  document.body.innerHTML = '<nav><x-item></x-item></nav><main><x-row></x-row></main>';
  const ids = [first, second];
  for (const element of document.querySelectorAll('x-item, x-row')) {
    element.attachShadow({ mode: 'open' }).innerHTML = `<a href="/amazonsell/orders/${ids.shift()}">x</a>`;
  }
  expect(findOrderLinks(document, base).map(({ orderId }) => orderId)).toEqual([second]);
});

describe('the health of a list', () => {
  const route = { page: 'orderList' } as const;

  test('a shell and a search in flight are loading, whatever stale text they show', () => {
    document.body.innerHTML =
      '<div id="MYO-app"><div id="apploading"><div><span class="a-spinner"></span></div></div></div>';
    expect(healthOf(document, route, 0)).toBe('loading');
    document.body.innerHTML =
      '<div id="MYO-app"><div id="apploading"></div><div><span class="a-spinner"></span><p>No orders</p></div></div>';
    expect(healthOf(document, route, 0)).toBe('loading');
  });

  test('a list without orders is empty', () => {
    document.body.innerHTML =
      '<div id="MYO-app"><div id="apploading"></div><div><p>No orders</p></div></div>';
    expect(healthOf(document, route, 0)).toBe('empty');
  });

  test('rows without links that we know, or another application, are unknown', () => {
    list('<tr><td>112-0000001-0000001</td></tr>');
    expect(healthOf(document, route, 0)).toBe('unknown');
    document.body.innerHTML = '<div class="brand-new"></div>';
    expect(healthOf(document, route, 0)).toBe('unknown');
  });

  test('a list with anchors is known', () => {
    list(row(`/orders-v3/order/${first}`, first));
    expect(healthOf(document, route, 1)).toBe('known');
  });
});
