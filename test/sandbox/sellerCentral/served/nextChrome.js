// What surrounds the new pages: a side bar, a help drawer and recently viewed orders, all in open shadow roots,
// some of them within each other. Its links to orders are not the page's content.

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; font: 13px/1.5 "Amazon Ember", Arial, sans-serif; color: #002f36; }
  nav { padding: 16px; display: grid; gap: 6px; }
  a { color: #007185; text-decoration: none; overflow: hidden; text-overflow: ellipsis; }
  h2 { font-size: 12px; margin: 12px 0 2px; color: #565959; }
`);

const sections = [
  ['Orders', '/amazonsell/orders/mfn'],
  ['Fulfilled by Amazon', '/amazonsell/orders/fba'],
  ['Products', '/amazonsell/manage-products'],
  ['Shipments', '/amazonsell/shipments'],
  ['Business', '/amazonsell/business'],
];

customElements.define(
  'sc-side-bar',
  class extends HTMLElement {
    connectedCallback() {
      const nav = openRoot(this);
      for (const [text, href] of sections) nav.append(item(text, href));
      const heading = document.createElement('h2');
      heading.textContent = 'Recently viewed';
      nav.append(heading);
      for (const orderId of (this.getAttribute('recent') ?? '').split(' ').filter((text) => text !== '')) {
        nav.append(item(orderId, `/amazonsell/orders/${orderId}`));
      }
    }
  },
);

customElements.define(
  'sc-side-bar-item',
  class extends HTMLElement {
    connectedCallback() {
      const nav = openRoot(this);
      const link = document.createElement('kat-link');
      link.setAttribute('href', this.getAttribute('href') ?? '#');
      link.setAttribute('label', this.getAttribute('text') ?? '');
      nav.append(link);
    }
  },
);

function openRoot(host) {
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  const nav = document.createElement(host.localName === 'sc-side-bar' ? 'nav' : 'div');
  root.append(nav);
  return nav;
}

function item(text, href) {
  const element = document.createElement('sc-side-bar-item');
  element.setAttribute('text', text);
  element.setAttribute('href', href);
  return element;
}
