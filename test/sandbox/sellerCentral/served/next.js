import './katal.js';
import './nextChrome.js';
import { ask, isPlainClick, keepVariant, pageData } from './pageData.js';
import { h, patch } from './vdom.js';

// The new generation of the order pages. No capture of it is public: its addresses are known, its markup is ours.

const root = document.getElementById('app-root');
const detailsPath = /^\/amazonsell\/orders\/([A-Z\d]{3}-\d{7}-\d{7})\/?$/;
let shown = null;
let requests = 0;

/** Shows what the address asks for, reusing what is on the page already. */
async function route(page = 1) {
  const request = ++requests;
  const orderId = orderIdOfAddress();
  render(h('main', { class: 'next-main', 'aria-busy': 'true' }, h('kat-label', { text: 'Loading…' })));
  const content =
    orderId === undefined
      ? listPage(await search(page), page)
      : detailsPage(await ask(`/orders-api/order/${orderId}`));
  if (request !== requests) return;
  render(h('main', { class: 'next-main' }, content));
  performance.mark(orderId === undefined ? 'rows-shown' : 'details-shown');
}

function render(tree) {
  shown = patch(root, shown, tree);
}

function orderIdOfAddress() {
  if (location.pathname === '/amazonsell/order-details') {
    return new URLSearchParams(location.search).get('orderId') ?? undefined;
  }
  return detailsPath.exec(location.pathname)?.[1];
}

function search(page) {
  const fulfillment = location.pathname.endsWith('/fba') ? 'fba' : 'mfn';
  return ask('/orders-api/search', { fulfillment, page: String(page), pageSize: '50' });
}

function listPage(found, page) {
  const pages = Math.max(1, Math.ceil(found.total / found.pageSize));
  const turn = (to) => (to < 1 || to > pages ? undefined : () => void route(to));
  return [
    h('h1', {}, 'Orders'),
    h(
      'div',
      { class: 'next-filters' },
      h('kat-input', { placeholder: 'Search by order ID, SKU or ASIN' }),
      h('kat-button', { label: 'Filters' }),
      h('kat-tag', { label: `${found.total} orders` }),
    ),
    h(
      'div',
      { role: 'table', class: 'next-table', 'aria-label': 'Orders' },
      h(
        'div',
        { role: 'row', class: 'next-row next-head' },
        ['Order', 'Products', 'Status', 'Total', ''].map((text) => h('div', { role: 'columnheader' }, text)),
      ),
      found.orders.map((order, index) => listRow(order, index)),
    ),
    h(
      'div',
      { class: 'next-pages' },
      h('kat-button', { label: 'Previous', onclick: turn(page - 1) }),
      h('kat-label', { key: `page-${page}`, text: `Page ${page} of ${pages}` }),
      h('kat-button', { label: 'Next', class: 'next-page', onclick: turn(page + 1) }),
    ),
  ];
}

function listRow(order, index) {
  const path =
    index % 5 === 4
      ? `/amazonsell/order-details?orderId=${order.orderId}`
      : `/amazonsell/orders/${order.orderId}`;
  return h(
    'div',
    { role: 'row', class: 'next-row' },
    h(
      'div',
      { role: 'cell' },
      pageData.shadowLinks
        ? h('kat-link', { key: order.orderId, href: path, label: order.linkText })
        : h('a', { href: path, class: 'next-order-link' }, order.linkText),
      h('div', { class: 'next-dim' }, `${order.date} ${order.time}`),
    ),
    h(
      'div',
      { role: 'cell' },
      order.items.map((item) =>
        h(
          'div',
          { class: 'next-item' },
          h('img', { src: item.image, alt: '' }),
          h('div', {}, item.title, h('div', { class: 'next-dim' }, `${item.quantity} × ${item.sku}`)),
        ),
      ),
    ),
    h(
      'div',
      { role: 'cell' },
      h('kat-tag', { key: `${order.orderId}-${order.status}`, label: order.status }),
    ),
    h('div', { role: 'cell', class: 'number' }, order.proceeds.total),
    h('div', { role: 'cell' }, h('kat-dropdown-button', { label: 'Print packing slip' })),
  );
}

function detailsPage(order) {
  if (order === null) return h('h1', {}, 'Order not found');
  const fact = (label, value) => h('div', {}, h('dt', {}, label), h('dd', {}, value));
  return [
    h(
      'div',
      { class: 'next-title' },
      h('h1', {}, `Order ${order.orderId}`),
      h('kat-tag', { key: order.status, label: order.status }),
      h('kat-button', { label: 'Request a review' }),
    ),
    h(
      'kat-box',
      {},
      h(
        'dl',
        { class: 'next-facts' },
        fact('Purchased', order.purchaseDate),
        fact('Ship by', order.shipBy),
        fact('Fulfilled by', order.fulfillment),
        fact('Sales channel', order.salesChannel),
        fact('Order total', order.proceeds.total),
      ),
    ),
    order.items.map((item) =>
      h(
        'kat-box',
        { class: 'next-card' },
        h(
          'div',
          { class: 'next-item' },
          h('img', { src: item.image, alt: '' }),
          h(
            'div',
            {},
            item.title,
            h('div', { class: 'next-dim' }, `${item.quantity} × ${item.sku} · ${item.subtotal}`),
          ),
        ),
      ),
    ),
    h('p', {}, h('a', { href: '/amazonsell/orders/mfn' }, 'Back to orders')),
  ];
}

root.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (link === undefined || !isPlainClick(event)) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || !url.pathname.startsWith('/amazonsell/')) return;
  event.preventDefault();
  history.pushState(null, '', keepVariant(url.pathname + url.search));
  void route();
  scrollTo(0, 0);
});
addEventListener('popstate', () => void route());
void route();
