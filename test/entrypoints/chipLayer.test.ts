// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { hostAttribute } from '../../entrypoints/seller-central.content/chipElement';
import { type ChipLayer, createChipLayer } from '../../entrypoints/seller-central.content/chipLayer';

const address = new URL('https://sellercentral.amazon.com/orders-v3');
const list = { page: 'orderList' } as const;
const other = '113-0000003-0000003';
const ids = ['112-0000001-0000001', '112-0000002-0000002'] as const;

/** A layer that has an answer for the orders of these tests. */
function answeredLayer(open: () => void = () => undefined): ChipLayer {
  const layer = createChipLayer(document, open);
  layer.show([...ids, other].map((orderId) => ({ orderId, state: 'notSent', numbers: [] })));
  return layer;
}

function hosts(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[${hostAttribute}]`)];
}

beforeEach(() => {
  document.body.innerHTML = `<div id="MYO-app"><table id="orders-table"><tbody>${ids
    .map((id) => `<tr><td><a href="/orders-v3/order/${id}">${id}</a></td></tr>`)
    .join('')}</tbody></table></div>`;
});

test('one chip a link, however often the page is scanned, and none that a page script can look into', () => {
  const layer = answeredLayer();
  expect(layer.place(list, address)).toEqual(ids);
  layer.place(list, address);
  expect(hosts()).toHaveLength(2);
  for (const host of hosts()) {
    expect(host.shadowRoot).toBeNull();
    expect(host.textContent).toBe('');
    expect(host.style.width).toBe('0px');
  }
});

test('a link that React gave to another order gets another chip', () => {
  const layer = answeredLayer();
  layer.place(list, address);
  const link = document.querySelector('a');
  link?.setAttribute('href', `/orders-v3/order/${other}`);
  expect(layer.place(list, address)).toEqual([other, ids[1]]);
  expect(hosts().map((host) => host.getAttribute(hostAttribute))).toEqual([other, ids[1]]);
});

test('a replaced table gets its chips again, and leaving the page takes them all out', () => {
  const layer = answeredLayer();
  layer.place(list, address);
  const table = document.querySelector('table');
  const copy = document.createElement('table');
  copy.innerHTML = `<tbody><tr><td><a href="/orders-v3/order/${ids[1]}">x</a></td></tr></tbody>`;
  table?.replaceWith(copy);
  expect(layer.place(list, address)).toEqual([ids[1]]);
  expect(hosts()).toHaveLength(1);
  layer.place({ page: 'none' }, address);
  expect(hosts()).toHaveLength(0);
});

test('a click that no person made opens nothing', () => {
  const open = vi.fn();
  const roots: ShadowRoot[] = [];
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  });
  answeredLayer(open).place(list, address);
  vi.restoreAllMocks();
  for (const root of roots) root.querySelector('button')?.click();
  expect(roots).toHaveLength(2);
  expect(open).not.toHaveBeenCalled();
});

test('a chip tells its state and number to those who cannot see it', () => {
  const roots: ShadowRoot[] = [];
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init);
    roots.push(root);
    return root;
  });
  const layer = answeredLayer();
  layer.place(list, address);
  vi.restoreAllMocks();
  layer.show([{ orderId: ids[0], state: 'sent', numbers: [ids[0]] }]);
  expect(roots[0]?.querySelector('button')?.getAttribute('aria-label')).toBe(
    `Order ${ids[0]} in QuickBooks: sent as ${ids[0]}`,
  );
  expect(roots[1]?.querySelector('button')?.dataset['state']).toBe('notSent');
});

test('an order gets its chip with its answer in it, or an empty one when the answer takes long', () => {
  const layer = createChipLayer(document, () => undefined);
  expect(layer.place(list, address)).toEqual(ids);
  expect(hosts()).toHaveLength(0);
  layer.show([{ orderId: ids[1], state: 'sent', numbers: [ids[1]] }]);
  layer.place(list, address);
  expect(hosts().map((host) => host.getAttribute(hostAttribute))).toEqual([ids[1]]);
  layer.showAsking(ids);
  layer.place(list, address);
  expect(hosts().map((host) => host.getAttribute(hostAttribute))).toEqual(ids);
});

test('a link that is gone leaves no chip behind', () => {
  const layer = answeredLayer();
  layer.place(list, address);
  document.querySelector('a')?.remove();
  expect(layer.place(list, address)).toEqual([ids[1]]);
  expect(hosts().map((host) => host.getAttribute(hostAttribute))).toEqual([ids[1]]);
});

test('an order’s own page has one chip, which follows to a better place', () => {
  const route = { page: 'orderDetails', orderId: ids[0] } as const;
  const layer = answeredLayer();
  expect(layer.place(route, address)).toEqual([ids[0]]);
  expect(hosts()).toHaveLength(1);
  const number = document.createElement('span');
  number.dataset['testId'] = 'order-id-value';
  number.textContent = ids[0];
  document.querySelector('#MYO-app')?.append(number);
  layer.place(route, address);
  expect(hosts()).toHaveLength(1);
  expect(number.nextElementSibling).toBe(hosts()[0]);
});
