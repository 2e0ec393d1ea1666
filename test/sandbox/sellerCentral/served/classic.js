import './katal.js';
import { startDetails } from './details.js';
import { startOrders } from './orders.js';
import { isPlainClick, keepVariant, pageData } from './pageData.js';

const root = document.getElementById('MYO-app');
const orderPath = /^\/orders-v3\/order\/([^/]+)(?:\/([\w-]+))?\/?$/;
let stop = () => {};

/** Shows what the address asks for. */
function route() {
  stop();
  const [, orderId, subpage] = orderPath.exec(location.pathname) ?? [];
  stop = orderId === undefined ? startOrders(root) : startDetails(root, orderId, subpage ?? '');
  document.title = orderId === undefined ? 'Manage Orders' : 'Order details';
}

root.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  if (link === null || link.target !== '' || !isPlainClick(event)) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || !orderPath.test(url.pathname)) return;
  event.preventDefault();
  history.pushState(null, '', keepVariant(url.pathname));
  route();
  scrollTo(0, 0);
});
addEventListener('popstate', route);

if (pageData.orders === null) {
  // The shell's own spinner goes first; the application fills the page afterwards.
  document.querySelector('#apploading > div')?.remove();
  route();
} else {
  document.querySelector('#apploading > div')?.remove();
  stop = startOrders(root);
}
