import { ask, pageData } from './pageData.js';
import { h, patch } from './vdom.js';

// The same addresses with markup that nobody has seen: hashed class names, no links, no known attributes.

const root = document.getElementById('r0');
const orderId = /([A-Z\d]{3}-\d{7}-\d{7})/.exec(location.pathname + location.search)?.[1];
const found =
  orderId === undefined
    ? await ask('/orders-api/search', { pageSize: '25' })
    : { orders: [await ask(`/orders-api/order/${orderId}`)].filter((order) => order !== null) };

patch(
  root,
  null,
  h(
    'div',
    { class: 'css-1v3q8zd' },
    h('div', { class: 'css-k29xw1' }, orderId === undefined ? 'Your orders' : 'Your order'),
    found.orders.map((order) =>
      h(
        'div',
        { class: 'css-77ab0c' },
        h('div', { class: 'css-9mm21p' }, order.orderId),
        h('div', { class: 'css-9mm21p' }, order.items.map((item) => item.title).join(', ')),
        h('div', { class: 'css-9mm21p' }, pageData.hostName),
        h('button', { class: 'css-0ff3d2', type: 'button' }, 'Open'),
      ),
    ),
  ),
);
