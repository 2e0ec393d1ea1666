import type { AmazonEvent } from '../event';
import { labelOf } from '../kinds';
import { normalizedLabel } from '../label';
import type { LineKind } from '../lineKind';
import type { SettlementOrder } from '../settlement/settlement';

/**
 * What file and transactions call by different words: a sale is an `Order` in one and a `Shipment` in the
 * other, and a chargeback is a plain refund in the transactions. Everything else is `other`.
 */
export type ControlType = 'sale' | 'refund' | 'retrocharge' | 'other';

/** One amount that file or transactions report; amounts are never told apart by shipment or place. */
export interface ControlEntry {
  readonly orderId: string;
  readonly type: ControlType;
  readonly sku: string;
  readonly kind: LineKind;
  /** A bookkeeper's word for it, to show. */
  readonly label: string;
  readonly amountMinor: number;
  /** What reported it as one: an event; rows of a file stand alone. */
  readonly source?: string;
}

const types: Readonly<Record<string, ControlType>> = {
  // Of the file.
  Order: 'sale',
  'Chargeback Refund': 'refund',
  'A-to-z Guarantee Refund': 'refund',
  Order_Retrocharge: 'retrocharge',
  Refund_Retrocharge: 'retrocharge',
  // Of both.
  Refund: 'refund',
  // Of the transactions.
  Shipment: 'sale',
  TrialShipment: 'sale',
  Chargeback: 'refund',
  ChargeRefund: 'refund',
  GuaranteeClaim: 'refund',
  Retrocharge: 'retrocharge',
};

const typeByLabel = new Map(Object.entries(types).map(([label, type]) => [normalizedLabel(label), type]));

/** The amounts of a file. */
export function fileSide(orders: readonly SettlementOrder[]): readonly ControlEntry[] {
  return orders.flatMap(({ orderId, transactionType, amounts }) =>
    amounts.flatMap(({ sku, label, meaning, rowMinor, rows }) => {
      if (rowMinor === 0) return [];
      const entry: ControlEntry = {
        orderId,
        type: controlTypeOf(transactionType),
        sku,
        kind: meaning?.kind ?? 'unknown',
        label: meaning?.label ?? label.amountDescription,
        amountMinor: rowMinor,
      };
      return Array.from({ length: rows }, () => ({ ...entry }));
    }),
  );
}

/** The amounts of transactions. */
export function transactionSide(events: readonly AmazonEvent[]): readonly ControlEntry[] {
  return events.flatMap((event) => {
    const { key, orderId = '', transactionType, lines } = event;
    return lines.flatMap((line) =>
      line.amountMinor === 0
        ? []
        : [
            {
              orderId,
              type: controlTypeOf(transactionType),
              sku: line.sku ?? '',
              kind: line.kind,
              label: labelOf(transactionType, line.path),
              amountMinor: line.amountMinor,
              source: key,
            },
          ],
    );
  });
}

/** What a transaction type of either source is. */
export function controlTypeOf(transactionType: string): ControlType {
  return typeByLabel.get(normalizedLabel(transactionType)) ?? 'other';
}
