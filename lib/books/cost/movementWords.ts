import type { Movement } from './movedUnits';

/** How a movement reads on a line, and whether it adds to stock. */
export const movementWords: Readonly<
  Record<Movement, { readonly description: string; readonly intoStock: boolean }>
> = {
  sold: { description: 'Cost of goods sold', intoStock: false },
  returned: { description: 'Returned and fit for sale', intoStock: true },
  lost: { description: 'Lost or damaged, paid for by Amazon', intoStock: false },
  found: { description: 'Found again', intoStock: true },
};
