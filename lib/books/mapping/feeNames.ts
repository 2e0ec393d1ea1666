/** Names under which the single item of the preset `one` and its account are proposed. */
export const oneFee = { itemName: 'Amazon fees', accountName: 'Amazon Fees' } as const;

/** The item's name of one of Amazon's fees under the preset `everyKind`: `Amazon referral fee`. */
export function feeItemName(label: string): string {
  const [first = '', second = ''] = label;
  const isAcronym = first === first.toUpperCase() && second === second.toUpperCase();
  return itemName(`Amazon ${isAcronym ? label : first.toLowerCase() + label.slice(first.length)}`);
}

/** A text as the name of an item: without the colon, which divides names from those above, and short enough. */
export function itemName(text: string): string {
  return text
    .replace(/[:\s]+/g, ' ')
    .slice(0, longestItemName)
    .trim();
}

/** Intuit, Item.Name. */
const longestItemName = 100;
