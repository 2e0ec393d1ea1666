// A page that wants what is not its own. What it gets hold of is written to `window.__hostile` for tests to read.

const loot = { attempts: 0, frameReads: [], shadowRoots: [], messages: [], clicks: 0, posts: 0, errors: [] };
window.__hostile = loot;

const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (options) {
  const root = attachShadow.call(this, { ...options, mode: 'open' });
  loot.shadowRoots.push({ host: this.localName, asked: options.mode });
  return root;
};

addEventListener('message', (event) => {
  loot.messages.push({ origin: event.origin, data: safeText(event.data) });
});

/** Tries every frame, every element and every message it can think of. */
function attack() {
  loot.attempts++;
  for (let index = 0; index < window.length; index++) tryFrame(window[index]);
  for (const element of allElements(document)) {
    if (element.localName.startsWith('kat-') || element.id === 'page-data') continue;
    const outsider = element.shadowRoot === null && element.localName.includes('-');
    if (!outsider && element.localName !== 'iframe') continue;
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
    }
    element.click();
    loot.clicks++;
  }
  const centre = document.elementFromPoint(innerWidth - 40, innerHeight - 40);
  centre?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
}

function tryFrame(frame) {
  try {
    loot.frameReads.push(safeText(frame.document.body.textContent));
  } catch (error) {
    loot.errors.push(error.name);
  }
  for (const data of [
    'send',
    { type: 'send' },
    { type: 'post', orderId: '111-1111111-1111111' },
    { command: 'post' },
  ]) {
    frame.postMessage(data, '*');
    loot.posts++;
  }
}

function* allElements(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot !== null) yield* allElements(element.shadowRoot);
  }
}

function safeText(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Lays a sheet over the whole window, or over `rectangle`; with `through`, clicks still reach what is below. */
window.__cover = (rectangle, through = true) => {
  window.__uncover();
  const sheet = document.createElement('div');
  sheet.id = 'hostile-cover';
  const { x, y, width, height } = rectangle ?? { x: 0, y: 0, width: innerWidth, height: innerHeight };
  Object.assign(sheet.style, {
    position: 'fixed',
    margin: '0',
    border: '0',
    maxWidth: 'none',
    maxHeight: 'none',
    left: `${x}px`,
    top: `${y}px`,
    width: `${width}px`,
    height: `${height}px`,
    zIndex: '2147483647',
    background: 'rgba(255, 255, 255, 0.96)',
    pointerEvents: through ? 'none' : 'auto',
    font: '700 28px Arial',
    padding: '80px',
  });
  sheet.textContent = 'You have won. Click here.';
  // The top layer is above every z-index.
  sheet.popover = 'manual';
  document.body.append(sheet);
  sheet.showPopover();
};
window.__uncover = () => document.getElementById('hostile-cover')?.remove();
window.__attack = attack;

setInterval(attack, 250);
