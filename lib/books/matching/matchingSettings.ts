import type { DateText } from '../../calendar/calendar';
import type { ListRef } from '../draft';
import type { Dated } from '../settings/dated';

/** How Amazon's products find the company's items, and whose and where a sale is. Plain data: it is stored. */
export interface MatchingSettings {
  /** Products as one item for all sales, or each as an item of the company. */
  readonly products: 'oneItem' | 'matched';
  /** The seller's own table; a row of it wins over SKU and name. */
  readonly map: readonly ProductRow[];
  /**
   * A product without an item: its documents stop; or a non-inventory item is proposed, and they stop until
   * the seller has agreed to it; or the fallback item stands for it.
   */
  readonly missing: 'block' | 'create' | 'fallback';
  readonly fallbackItem?: ListRef;
  /** Inventory items move QuickBooks' stock and its cost of goods; `refuse` stops the document instead. */
  readonly inventoryItems: 'refuse' | 'use';
  /** The text of a product's line: Amazon's title, or what the company's item is described as. */
  readonly description: 'amazon' | 'company';
  /** In whose name sales are booked. */
  readonly customers: 'single' | 'perMarketplace' | 'perBuyer';
  /** By marketplace id; a marketplace that is not here has a customer of its site's name, `Amazon.de`. */
  readonly marketplaceCustomers: Readonly<Record<string, ListRef>>;
  readonly classes: readonly PlaceRow[];
  readonly locations: readonly PlaceRow[];
  readonly paymentMethods: readonly PlaceRow[];
}

/** One product of Amazon's and the item of the company that stands for it, from a day on. */
export interface ProductRow {
  /** The seller's SKU; a star stands for any text and a question mark for one letter. */
  readonly sku: string;
  readonly item: ListRef;
  /** How many of the item one unit on Amazon is; absent: one. */
  readonly packOf?: number;
  readonly from?: DateText;
}

/** A class, location or payment method and the sales that it is for; what is absent, any sale has. */
export interface PlaceRow extends Dated<ListRef> {
  readonly marketplaceId?: string;
  readonly channel?: Channel;
  /** With stars and question marks; only classes can go by it, for the others are the whole document's. */
  readonly sku?: string;
}

/** Who ships: Amazon, the merchant, or Amazon for another shop. */
export type Channel = 'FBA' | 'merchant' | 'multiChannel';

/** One service item for all sales: nothing has to be matched, and no stock moves. */
export const proposedMatching: MatchingSettings = {
  products: 'oneItem',
  map: [],
  missing: 'block',
  inventoryItems: 'refuse',
  description: 'amazon',
  customers: 'single',
  marketplaceCustomers: {},
  classes: [],
  locations: [],
  paymentMethods: [],
};
