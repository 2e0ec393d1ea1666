import type { DateText } from '../../calendar/calendar';

/** Cost of goods sold. Plain data: it is stored. */
export interface CostSettings {
  /** Whether cost is booked from `unitCosts`. Items that are inventory in QuickBooks have theirs from there. */
  readonly booked: boolean;
  readonly unitCosts: readonly UnitCost[];
  /** Units that came back: their cost stays, or is taken back where Amazon says that they can be sold again. */
  readonly returns: 'stayCost' | 'sellableBack';
  /** Units for whose loss or damage Amazon paid: their cost is booked, or the seller writes them off. */
  readonly lost: 'booked' | 'leftToSeller';
}

/** What one unit of a SKU costs from a day on, in the company's home currency. */
export interface UnitCost {
  readonly sku: string;
  readonly from?: DateText;
  /** A decimal with at most six places: a unit's cost may be less than a cent exact. */
  readonly cost: string;
}

/** Nothing is booked for cost. */
export const noCost: CostSettings = { booked: false, unitCosts: [], returns: 'stayCost', lost: 'booked' };
