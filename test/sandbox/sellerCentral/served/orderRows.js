import { h } from './vdom.js';

/** One order of Manage Orders: a row for each item, the order's own cells in the first one spanning them all. */
export function orderRows(order) {
  return order.items.map((item, index) =>
    index === 0 ? firstRow(order, item) : h('tr', {}, product(order, item)),
  );
}

function firstRow(order, item) {
  const rowspan = String(order.items.length);
  return h(
    'tr',
    {},
    h('td', { rowspan }, h('input', { type: 'checkbox', 'aria-label': 'Select this order' })),
    h(
      'td',
      { rowspan },
      body(title(order.age), wrapped(h('div', {}, order.date)), wrapped(h('div', {}, order.time))),
    ),
    h('td', { rowspan }, orderCell(order)),
    product(order, item),
    h('td', { class: 'hidden-table-cell' }),
    h('td', { rowspan }, options(order)),
    h('td', { rowspan }, statusCell(order)),
    h('td', { rowspan, class: 'myo-table-action-column' }, order.status === 'Canceled' ? null : actions()),
  );
}

function orderCell(order) {
  return body(
    h('div', { class: 'cell-body-title' }, h('a', { href: order.detailsPath }, order.linkText)),
    wrapped(
      h(
        'div',
        {},
        h('span', { class: '' }, 'Buyer name'),
        h('span', {}, ': '),
        h('div', {}, h('a', { 'data-test-id': 'buyer-name-with-link' }, order.buyerName)),
      ),
    ),
    wrapped(labelled('Fulfillment method', h('span', { class: '' }, order.fulfillment))),
    wrapped(labelled('Sales channel', order.salesChannel)),
  );
}

function product(order, item) {
  const quantityLabel = order.status === 'Shipped' ? 'Quantity Shipped' : 'Quantity';
  return [
    h(
      'td',
      {},
      h('div', { class: 'myo-list-orders-product-image-cell' }, h('img', { src: item.image, alt: '' })),
    ),
    h(
      'td',
      {},
      body(
        h(
          'div',
          { class: 'myo-list-orders-product-name-cell' },
          wrapped(h('div', {}, h('a', { href: item.shopLink, target: '_blank' }, h('div', {}, item.title)))),
          wrapped(labelled('ASIN', ' ', h('b', {}, item.asin))),
          wrapped(labelled('SKU', ` ${item.sku}`)),
          wrapped(labelled(quantityLabel, ' ', h('b', {}, item.quantity))),
          wrapped(labelled('Item subtotal', item.subtotal)),
        ),
      ),
    ),
  ];
}

function options(order) {
  return body(
    wrapped(h('div', { class: 'cell-body-title' }, h('span', { class: '' }, 'Standard'))),
    wrapped(
      wrapped(
        h('div', {}, labelled('Ship by date', order.shipBy), labelled('Deliver by date', order.deliverBy)),
      ),
    ),
  );
}

function statusCell(order) {
  return body(
    wrapped(
      h(
        'div',
        { class: 'order-status-column' },
        h(
          'div',
          {},
          h('span', { class: `main-status ${order.statusClass}` }, h('span', { class: '' }, order.status)),
        ),
      ),
    ),
    wrapped(
      order.refundApplied
        ? h(
            'div',
            { class: 'order-status-column' },
            h(
              'span',
              { class: 'secondary-status refund-is-applied' },
              h('span', { class: '' }, 'Refund applied'),
              ' (1)',
            ),
          )
        : null,
    ),
  );
}

function actions() {
  return [
    wrapped(
      h(
        'div',
        { class: 'katal' },
        h('kat-dropdown-button', { class: 'myo-katal-button', size: 'base', variant: 'secondary' }),
      ),
    ),
    wrapped(
      h(
        'div',
        { class: 'myo-toggle-information' },
        h('span', { class: '' }, 'More information'),
        ' ',
        h('span', { class: 'myo-toggle-information-show-more' }, '«'),
      ),
    ),
  ];
}

function body(...children) {
  return h('div', { class: 'cell-body' }, children);
}

function title(text) {
  return wrapped(h('div', { class: 'cell-body-title' }, text));
}

function wrapped(child) {
  return h('div', { class: '' }, child);
}

function labelled(label, ...value) {
  return h('div', {}, h('span', { class: '' }, label), ': ', value);
}
