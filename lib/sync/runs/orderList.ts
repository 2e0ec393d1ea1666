/** What a pasted text holds: each order number once, in its order, and the words that are none. */
export interface OrderList {
  readonly orderIds: readonly string[];
  readonly unknown: readonly string[];
}

/** Three digits (or `S01`, of Amazon's fulfilment for other shops), seven, seven. */
const orderNumber = /^(?:\d{3}|S\d{2})-\d{7}-\d{7}$/;

/** Hyphens that spreadsheets and word processors put in the place of ours. */
const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** Reads order numbers from a pasted text, whatever separates them: spaces, commas, quotes, lines, columns. */
export function parseOrderList(text: string): OrderList {
  const words = text
    .replace(hyphens, '-')
    .toUpperCase()
    .split(/[^0-9A-Z-]+/)
    .filter((word) => word !== '' && word !== '-');
  const orderIds = new Set(words.filter((word) => orderNumber.test(word)));
  const unknown = new Set(words.filter((word) => !orderNumber.test(word)));
  return { orderIds: [...orderIds], unknown: [...unknown] };
}
