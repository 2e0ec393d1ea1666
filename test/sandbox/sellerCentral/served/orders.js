import { orderRows } from './orderRows.js';
import { ask, keepVariant, pageData } from './pageData.js';
import { pagination } from './pagination.js';
import { h, patch } from './vdom.js';

const tabs = [
  ['all', 'All orders'],
  ['pending', 'Pending'],
  ['unshipped', 'Unshipped'],
  ['shipped', 'Shipped'],
  ['canceled', 'Canceled'],
];
const noOrders = 'No orders were found that match the given search criteria.';

/** Manage Orders, classic. Starts in `root` and returns a function that stops it. */
export function startOrders(root) {
  let shownTree = null;
  let stopped = false;
  let requests = 0;
  let tableKey = 0;
  let state = { ...readAddress(), orders: null, total: 0, busy: 'search' };

  function render() {
    shownTree = patch(root, shownTree, view(state, actions));
    if (state.orders !== null && state.busy === '') markWhenDrawn('rows-shown');
  }

  async function load(change, busy) {
    state = { ...state, ...change, busy };
    render();
    const request = ++requests;
    const { fulfillment, status, query, queryType, sort, page, pageSize } = state;
    const found = await ask('/orders-api/search', {
      fulfillment,
      status,
      q: query,
      qt: queryType,
      sort,
      page: String(page),
      pageSize: String(pageSize),
    });
    if (stopped || request !== requests) return;
    // A search throws the table away and makes a new one; turning a page reuses its rows.
    if (busy === 'search') tableKey++;
    state = { ...state, orders: found.orders, total: found.total, busy: '', tableKey };
    render();
  }

  const actions = {
    search(query, queryType) {
      history.pushState(
        null,
        '',
        keepVariant(`/orders-v3/search?page=1&q=${encodeURIComponent(query)}&qt=${queryType}`),
      );
      void load({ query, queryType, page: 1, fulfillment: 'all', status: 'all' }, 'search');
    },
    open(fulfillment, status) {
      history.pushState(null, '', keepVariant(`/orders-v3/${fulfillment}/${status}`));
      void load({ fulfillment, status, query: '', page: 1 }, 'search');
    },
    turn: (page) => void load({ page }, 'turn'),
    sort: (sort) => void load({ sort, page: 1 }, 'search'),
    resize: (pageSize) => void load({ pageSize, page: 1 }, 'search'),
    refresh: () => void load({}, 'search'),
  };

  if (pageData.orders === null) void load({}, 'search');
  else {
    state = { ...state, orders: pageData.orders, total: pageData.orders.length, busy: '' };
    render();
  }
  return () => {
    stopped = true;
    shownTree?.node.remove();
  };
}

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const [, fulfillment, status] = /^\/orders-v3\/(fba|mfn)\/(\w+)/.exec(location.pathname) ?? [];
  return {
    fulfillment: fulfillment ?? 'all',
    status: status ?? 'all',
    query: parameters.get('q') ?? '',
    queryType: parameters.get('qt') ?? 'order-id',
    sort: parameters.get('sort') ?? 'order_date_desc',
    page: Number(parameters.get('page') ?? 1) || 1,
    pageSize: 100,
  };
}

function view(state, actions) {
  return h(
    'div',
    { id: 'myo-layout' },
    h('div', { class: 'page-head' }, h('h1', {}, 'Manage Orders'), channels(state, actions)),
    statusTabs(state, actions),
    searchBar(state, actions),
    sortingBar(state, actions),
    results(state, actions),
  );
}

function channels(state, actions) {
  const open = (fulfillment) => (event) => {
    event.preventDefault();
    actions.open(fulfillment, state.status);
  };
  const link = (fulfillment, text) =>
    h(
      'a',
      {
        href: `/orders-v3/${fulfillment}/${state.status}`,
        class: state.fulfillment === fulfillment ? 'channel selected' : 'channel',
        onclick: open(fulfillment),
      },
      text,
    );
  return h('div', { class: 'channels' }, link('fba', 'Fulfilled by Amazon'), link('mfn', 'Seller fulfilled'));
}

function statusTabs(state, actions) {
  const fulfillment = state.fulfillment === 'all' ? 'mfn' : state.fulfillment;
  return h(
    'div',
    { class: 'status-tabs', role: 'tablist' },
    tabs.map(([status, text]) =>
      h(
        'a',
        {
          role: 'tab',
          href: `/orders-v3/${fulfillment}/${status}`,
          class: state.status === status ? 'selected' : '',
          onclick: (event) => {
            event.preventDefault();
            actions.open(fulfillment, status);
          },
        },
        text,
      ),
    ),
  );
}

function searchBar(state, actions) {
  const submit = (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    actions.search(form.elements.q.value, form.elements.qt.value);
  };
  const types = [
    ['order-id', 'Order ID'],
    ['asin', 'ASIN'],
    ['sku', 'SKU'],
    ['product-name', 'Product name'],
  ];
  return h(
    'form',
    { class: 'search-bar', onsubmit: submit },
    h(
      'select',
      { name: 'qt', 'aria-label': 'Search by' },
      types.map(([value, text]) => h('option', { value, selected: value === state.queryType }, text)),
    ),
    h('input', {
      name: 'q',
      value: state.query,
      'aria-label': 'Search orders',
      placeholder: 'Search orders',
    }),
    h('button', { type: 'submit', class: 'a-button' }, 'Search'),
  );
}

function sortingBar(state, actions) {
  const choice = (value, current, text) =>
    h('option', { value: String(value), selected: String(value) === String(current) }, text);
  return h(
    'div',
    { id: 'myo-sorting-bar' },
    h('div', { class: 'total-orders-heading' }, h('span', {}, `${state.total} orders`)),
    h(
      'div',
      { class: 'push-right' },
      h('button', { type: 'button', class: 'a-button refresh', onclick: actions.refresh }, 'Refresh'),
      h(
        'label',
        {},
        'Sort by ',
        h(
          'select',
          { name: 'sort', onchange: (event) => actions.sort(event.target.value) },
          choice('order_date_desc', state.sort, 'Order date (descending)'),
          choice('order_date_asc', state.sort, 'Order date (ascending)'),
        ),
      ),
      h(
        'label',
        {},
        'Results per page ',
        h(
          'select',
          { name: 'page-size', onchange: (event) => actions.resize(Number(event.target.value)) },
          [25, 50, 100].map((size) => choice(size, state.pageSize, String(size))),
        ),
      ),
    ),
  );
}

function results(state, actions) {
  const spinner = h('span', { class: 'a-spinner a-spinner-medium' });
  // While a search is under way the text of an empty list stands beside the spinner.
  if (state.busy === 'search') return h('div', { key: 'busy' }, spinner, h('p', {}, noOrders));
  if (state.orders.length === 0) return h('div', { key: 'none' }, h('p', {}, noOrders));
  return h(
    'div',
    { key: `table-${state.tableKey ?? 0}`, class: 'results' },
    h('div', { class: 'turning' }, state.busy === 'turn' ? spinner : null),
    h(
      'table',
      { id: 'orders-table' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['', 'Order date', 'Order details', 'Image', 'Product name'].map((text) => h('th', {}, text)),
          h('th', { class: 'hidden-table-cell' }),
          ['Customer option', 'Order status', 'Action'].map((text) => h('th', {}, text)),
        ),
      ),
      h('tbody', {}, state.orders.flatMap(orderRows)),
    ),
    pagination(state, actions.turn),
  );
}

/** Rows are shown once the frame with them is drawn, not when they are in the tree. */
function markWhenDrawn(name) {
  requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
}
