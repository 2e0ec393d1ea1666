import { ask, pageData } from './pageData.js';
import { h, patch } from './vdom.js';

/** An order's own page, classic, with the two subpages. Returns a function that stops it. */
export function startDetails(root, orderId, subpage) {
  let stopped = false;
  let shown = patch(
    root,
    null,
    h('div', { id: 'myo-layout' }, h('span', { class: 'a-spinner a-spinner-medium' })),
  );
  void ask(`/orders-api/order/${orderId}`).then((order) => {
    if (stopped) return;
    shown = patch(root, shown, h('div', { id: 'myo-layout' }, content(order, orderId, subpage)));
    performance.mark('details-shown');
  });
  return () => {
    stopped = true;
    shown.node.remove();
  };
}

function content(order, orderId, subpage) {
  if (order === null) {
    return h(
      'div',
      { class: 'a-box' },
      h('h1', {}, 'Order not found'),
      h('p', {}, `We could not find ${orderId}.`),
    );
  }
  return subpage === '' ? detailsPage(order) : formPage(order, subpage);
}

function detailsPage(order) {
  return [
    h('div', { class: 'page-head' }, h('h1', {}, 'Order details'), headerButtons(order)),
    h(
      'div',
      { class: 'a-row a-spacing-mini' },
      h(
        'div',
        {},
        h('span', { 'data-test-id': 'order-details-label' }, 'Order ID: # '),
        orderIdValue(order),
        order.invoiceByAmazonId === null
          ? null
          : h('span', { class: 'invoice-by-amazon' }, `Invoice by Amazon ID: ${order.invoiceByAmazonId}`),
      ),
    ),
    h('div', { class: 'details-columns' }, summary(order), shipTo(order), proceeds(order)),
    h(
      'div',
      { class: 'a-box' },
      h('h2', {}, 'Order contents'),
      h('span', { class: `main-status ${order.statusClass}` }, order.status),
      items(order),
    ),
  ];
}

function orderIdValue(order) {
  const attributes = { 'data-test-id': 'order-id-value', dir: 'ltr', class: 'a-text-bold' };
  if (pageData.olderMarkup) return h('span', attributes, order.orderId);
  return h('span', attributes, h('a', { href: `/orders-v3/order/${order.orderId}` }, order.orderId));
}

function headerButtons(order) {
  const button = (testId, text, href) =>
    h('span', { class: 'a-button', 'data-test-id': testId }, h('a', { href }, text));
  return h(
    'div',
    { 'data-test-id': 'order-details-header-action-buttons' },
    button('plugin-button-requestAReview', 'Request a Review', '#'),
    order.invoiceByAmazonId === null ? null : button('manage-idu-invoice-button', 'Manage invoice', '#'),
    order.status === 'Unshipped'
      ? [
          button(
            'confirm-shipment-button',
            'Confirm shipment',
            `/orders-v3/order/${order.orderId}/confirm-shipment`,
          ),
          button('cancel-order-button', 'Cancel order', `/orders-v3/order/${order.orderId}/cancel-order`),
        ]
      : null,
  );
}

function summary(order) {
  const line = (name, label, value) =>
    h(
      'tr',
      {},
      h('td', {}, label),
      h('td', {}, h('span', { 'data-test-id': `order-summary-${name}-value` }, value)),
    );
  return h(
    'div',
    { class: 'a-box' },
    h('h2', {}, 'Order summary'),
    h(
      'table',
      { class: 'summary' },
      h(
        'tbody',
        {},
        line('shipby', 'Ship by', order.shipBy),
        line('deliverby', 'Deliver by', order.deliverBy),
        line('purchase-date', 'Purchase date', order.purchaseDate),
        line('shipping-service', 'Shipping service', 'Standard'),
        line('fulfillment-channel', 'Fulfillment', order.fulfillment),
        line('sales-channel', 'Sales channel', order.salesChannel),
      ),
    ),
  );
}

function shipTo(order) {
  const line = (text) => h('span', { class: '' }, text);
  return h(
    'div',
    { class: 'a-box' },
    h('h2', {}, 'Ship to'),
    h(
      'div',
      { 'data-test-id': 'shipping-section-buyer-address' },
      line(order.buyerName),
      line('1 Example Street'),
      line('Springfield,'),
      line('00000'),
    ),
  );
}

function proceeds(order) {
  const line = (label, value) => h('tr', {}, h('td', {}, label), h('td', { class: 'number' }, value));
  return h(
    'div',
    { class: 'a-box order-details-bordered-box-sale-proceeds' },
    h('h2', {}, 'Sale proceeds'),
    h(
      'table',
      {},
      h(
        'tbody',
        {},
        line('Items total:', order.proceeds.items),
        line('Shipping total:', order.proceeds.shipping),
        line('Grand total:', order.proceeds.total),
      ),
    ),
  );
}

function items(order) {
  return h(
    'table',
    { class: 'a-keyvalue' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ['Image', 'Product name', 'Quantity', 'Item subtotal'].map((text) => h('th', {}, text)),
      ),
    ),
    h(
      'tbody',
      {},
      order.items.map((item) =>
        h(
          'tr',
          {},
          h('td', {}, h('img', { src: item.image, alt: '' })),
          h(
            'td',
            {},
            h('a', { href: item.shopLink, target: '_blank' }, item.title),
            field('ASIN:', item.asin),
            field('SKU:', item.sku),
            field('Condition:', 'New'),
            field('Order Item ID:', item.orderItemId),
          ),
          h('td', {}, String(item.quantity)),
          h('td', { class: 'number' }, item.subtotal),
        ),
      ),
    ),
  );
}

function field(label, value) {
  return h('div', {}, h('b', {}, label), ` ${value}`);
}

function formPage(order, subpage) {
  const heading = subpage === 'cancel-order' ? 'Cancel order' : 'Confirm shipment';
  return [
    h('h1', {}, heading),
    h(
      'div',
      { class: 'a-box' },
      h('p', {}, 'Order ID: ', h('a', { href: `/orders-v3/order/${order.orderId}` }, order.orderId)),
      h('label', {}, subpage === 'cancel-order' ? 'Reason ' : 'Tracking ID ', h('input', { name: 'entry' })),
      h('button', { type: 'button', class: 'a-button' }, heading),
    ),
  ];
}
