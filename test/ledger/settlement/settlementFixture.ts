import type { SettlementSource } from '../../../lib/ledger/settlement/readSettlement';

/** The columns as Amazon orders them. */
export const columnNames =
  'settlement-id settlement-start-date settlement-end-date deposit-date total-amount currency transaction-type order-id merchant-order-id adjustment-id shipment-id marketplace-name amount-type amount-description amount fulfillment-id posted-date posted-date-time order-item-code merchant-order-item-id merchant-adjustment-item-id sku quantity-purchased promotion-id'.split(
    ' ',
  );

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, string>>;

/** A file of a settlement: its summary, its rows, and how they are written. */
export interface SettlementFile {
  readonly summary: Row;
  readonly rows: readonly Row[];
}

/** One line of a settlement's table: the three labels, the amount and its moment. */
export function row(
  label: readonly [transactionType: string, amountType: string, amountDescription: string],
  amount: string,
  postedAt: string,
  more: Row = {},
): Row {
  const [transactionType, amountType, amountDescription] = label;
  return {
    'transaction-type': transactionType,
    'amount-type': amountType,
    'amount-description': amountDescription,
    'marketplace-name': 'Amazon.com',
    amount,
    'posted-date': postedAt.slice(0, 10),
    'posted-date-time': postedAt,
    ...more,
  };
}

/** What Amazon writes: 24 cells a line, tabs between them. */
export function textOf({ summary, rows }: SettlementFile, names: readonly string[] = columnNames): string {
  const id = { 'settlement-id': summary['settlement-id'] ?? '' };
  const lines = [summary, ...rows.map((each) => ({ ...id, ...each }))].map((each: Row) =>
    names.map((name) => each[name] ?? '').join('\t'),
  );
  return `${[names.join('\t'), ...lines].join('\n')}\n`;
}

/** The text as a file, in chunks of `chunkSize` bytes. */
export function sourceOf(content: string | Uint8Array, chunkSize = 1000): SettlementSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return async function* () {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  };
}

/** A small settlement of two sales, which adds up. */
export const smallFile: SettlementFile = {
  summary: {
    'settlement-id': '12395580393',
    'settlement-start-date': '2026-11-02 10:00:00 UTC',
    'settlement-end-date': '2026-11-16 10:00:00 UTC',
    'deposit-date': '2026-11-18 10:00:00 UTC',
    'total-amount': '1069.99',
    currency: 'USD',
  },
  rows: [
    row(['Order', 'ItemPrice', 'Principal'], '1234.50', '2026-11-03 07:30:00 UTC', { sku: 'A' }),
    row(['Order', 'ItemFees', 'Commission'], '-185.18', '2026-11-03 07:30:00 UTC', { sku: 'A' }),
    row(['Order', 'ItemPrice', 'Principal'], '25.00', '2026-11-04 08:00:00 UTC', {
      sku: '"B',
      'quantity-purchased': '1',
    }),
    row(['Order', 'ItemFees', 'Commission'], '-4.33', '2026-11-04 08:00:00 UTC', { sku: '"B' }),
  ],
};
