import type { Chip, ChipState } from '../../lib/posting/chip';
import { chipSheet } from './chipSheet';

/** Our own attribute on a chip's host; its value is the order id that the chip is about. */
export const hostAttribute = 'data-counterfoil-order';

/** A chip in the page: a host without size, so that nothing of the page moves, and a closed root. */
export interface ChipElement {
  readonly host: HTMLElement;
  show(chip: Chip | undefined): void;
}

const labels: Readonly<Record<ChipState, string>> = {
  notSent: 'Not sent',
  sent: 'Sent',
  partlySent: 'Partly sent',
  sending: 'Sending',
  waiting: 'Waiting',
  blocked: 'Blocked',
  cannotTell: 'Cannot tell',
};

/** Makes the chip of one order; `open` runs on a click of a person. */
export function createChipElement(page: Document, orderId: string, open: () => void): ChipElement {
  const host = page.createElement('span');
  host.setAttribute(hostAttribute, orderId);
  // The host's own box is set here and not by a class: page styles cannot reach it, and it takes no room.
  host.style.cssText =
    'all:initial;display:inline-block;position:relative;width:0;height:0;vertical-align:baseline';
  const root = host.attachShadow({ mode: 'closed', delegatesFocus: true });
  chipSheet(page, root);
  const button = page.createElement('button');
  button.type = 'button';
  const dot = page.createElement('i');
  const label = page.createElement('span');
  const number = page.createElement('b');
  button.append(dot, label, number);
  root.append(button);
  button.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.isTrusted) open();
  });
  const show = (chip: Chip | undefined): void => {
    const state = chip?.state;
    button.dataset['state'] = state ?? 'asking';
    // Drawn by the sheet from an attribute: a page's `window.find` selects, and so reads, text even in closed roots.
    label.dataset['words'] = state === undefined ? '' : labels[state];
    number.dataset['words'] = chip?.numbers.join(', ') ?? '';
    button.setAttribute('aria-label', spoken(orderId, chip));
    button.title = chip?.why ?? spoken(orderId, chip);
  };
  show(undefined);
  return { host, show };
}

function spoken(orderId: string, chip: Chip | undefined): string {
  if (chip === undefined) return `Order ${orderId} in QuickBooks`;
  const numbers = chip.numbers.length > 0 ? ` as ${chip.numbers.join(', ')}` : '';
  return `Order ${orderId} in QuickBooks: ${labels[chip.state].toLowerCase()}${numbers}`;
}
