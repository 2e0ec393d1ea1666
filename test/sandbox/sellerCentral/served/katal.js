// Stand-ins for the shop's own widgets: custom elements whose shadow roots are open, as seen everywhere.

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: inline-block; font: 13px/1.4 "Amazon Ember", Arial, sans-serif; color: #002f36; }
  :host(kat-box), :host(kat-panel), :host(kat-table) { display: block; }
  .box { background: #fff; border: 1px solid #d5dbdb; padding: 16px; }
  button { font: inherit; color: #002f36; background: #fff; border: 1px solid #8d9096; padding: 5px 12px;
    cursor: pointer; }
  button:hover { background: #f1f5f5; }
  .primary { color: #fff; background: #008296; border-color: #008296; }
  .split { border-left: 0; padding: 5px 8px; }
  a { color: #007185; text-decoration: none; } a:hover { text-decoration: underline; }
  .tag { display: inline-block; padding: 1px 8px; border-radius: 9px; background: #e7f4f5; }
  input { font: inherit; padding: 5px 8px; border: 1px solid #8d9096; }
`);

/** Defines `name` as an element that renders `template(element)` into an open shadow root once. */
function define(name, template) {
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        if (this.shadowRoot !== null) return;
        const root = this.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [sheet];
        template(this, root);
      }
    },
  );
}

function append(parent, tag, attributes = {}, text = '') {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== '') element.textContent = text;
  parent.append(element);
  return element;
}

define('kat-dropdown-button', (host, root) => {
  append(
    root,
    'button',
    { class: 'main', 'data-action': 'open' },
    host.getAttribute('label') ?? 'Print packing slip',
  );
  append(root, 'button', { class: 'split', 'aria-label': 'More actions' }, '▾');
});
define('kat-button', (host, root) => {
  append(root, 'button', { class: host.getAttribute('variant') ?? '' }, host.getAttribute('label') ?? '');
});
define('kat-link', (host, root) => {
  append(root, 'a', { href: host.getAttribute('href') ?? '#' }, host.getAttribute('label') ?? '');
});
define('kat-label', (host, root) => append(root, 'span', {}, host.getAttribute('text') ?? ''));
define('kat-tag', (host, root) => append(root, 'span', { class: 'tag' }, host.getAttribute('label') ?? ''));
define('kat-input', (host, root) => {
  append(root, 'input', { placeholder: host.getAttribute('placeholder') ?? '', 'aria-label': 'Search' });
});
define('kat-box', (_host, root) => append(append(root, 'div', { class: 'box' }), 'slot'));
define('kat-panel', (_host, root) => append(append(root, 'div', { class: 'box' }), 'slot'));
define('kat-icon', (host, root) =>
  append(root, 'span', { 'aria-hidden': 'true' }, host.getAttribute('glyph') ?? '›'),
);
