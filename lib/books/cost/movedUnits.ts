import type { AmazonEvent, EventLine } from '../../ledger/event';
import { normalizedLabel, pathSeparator } from '../../ledger/label';
import type { BookContext } from '../bookContext';

/** Units of one SKU that an event took out of stock, or brought back. */
export interface MovedUnits {
  /** Absent where Amazon names none. */
  readonly sku?: string;
  /** Above zero; none where Amazon does not say how many. */
  readonly units?: number;
  readonly what: Movement;
}

/** Why units moved. */
export type Movement = 'sold' | 'returned' | 'lost' | 'found';

/**
 * The reasons for which Amazon pays for stock that is gone. Others pay for units that were sold before, such
 * as those of a return that never came or of another shop's order: their cost is booked with the sale.
 * Source: Amazon, FBA inventory reimbursement reasons.
 */
const lostReasons: ReadonlySet<string> = new Set(
  [
    'WAREHOUSE_LOST',
    'WAREHOUSE_LOST_MANUAL',
    'WAREHOUSE_DAMAGE',
    'WAREHOUSE_DAMAGE_EXCEPTION',
    'MISSING_FROM_INBOUND',
    'INBOUND_CARRIER_DAMAGE',
    'LOST_INBOUND',
    'REMOVAL_ORDER_LOST',
    'REMOVAL_ORDER_DAMAGED',
  ].map(normalizedLabel),
);

/** Payments that Amazon takes back, because the stock was found. */
const foundReasons: ReadonlySet<string> = new Set(
  ['COMPENSATED_CLAWBACK', 'MISSING_FROM_INBOUND_CLAWBACK', 'WAREHOUSE_LOST_CLAWBACK'].map(normalizedLabel),
);

/** The units that an event moved, as far as the settings book their cost. */
export function movedUnits(
  event: AmazonEvent,
  { settings: { cost }, stockUnits }: Pick<BookContext, 'settings' | 'stockUnits'>,
): readonly MovedUnits[] {
  const reported = stockUnits?.get(event.key) ?? [];
  switch (event.kind) {
    case 'shipment':
    case 'multiChannel':
      return [...event.lines, ...(event.unchargedUnits ?? [])].flatMap(({ sku, quantity = 0 }) =>
        quantity > 0 ? [of(sku, quantity, 'sold')] : [],
      );
    case 'refund':
      if (cost.returns === 'stayCost') return [];
      return reported.flatMap(({ sku, units, what }) =>
        what === 'sellable' && units > 0 ? [of(sku, units, 'returned')] : [],
      );
    default: {
      if (cost.lost === 'leftToSeller') return [];
      const lost = reported.filter(({ what, units }) => what === 'lost' && units > 0);
      if (lost.length > 0) return lost.map(({ sku, units }) => of(sku, units, 'lost'));
      return event.lines.flatMap((line) => compensated(event, line));
    }
  }
}

function compensated(event: AmazonEvent, line: EventLine): readonly MovedUnits[] {
  if (line.kind !== 'reimbursement' || line.amountMinor === 0) return [];
  const words = [event.description, ...line.path.split(pathSeparator)].map(normalizedLabel);
  if (!words.some((word) => lostReasons.has(word) || foundReasons.has(word))) return [];
  // Whatever reason it bears, money that goes back to Amazon is for stock that is there again.
  return [of(line.sku, line.quantity, line.amountMinor < 0 ? 'found' : 'lost')];
}

function of(sku: string | undefined, units: number | undefined, what: Movement): MovedUnits {
  return {
    ...(sku === undefined ? {} : { sku }),
    ...(units === undefined ? {} : { units }),
    what,
  };
}
