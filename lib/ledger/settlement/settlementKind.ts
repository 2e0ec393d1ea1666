import type { LineKind } from '../lineKind';

/** One row of the table: labels and what they mean. */
export interface SettlementKindRow {
  readonly transactionTypes: readonly string[];
  readonly amountType: string;
  /** A star at the end stands for anything that follows. */
  readonly amountDescription: string;
  readonly kind: LineKind;
  /** What a bookkeeper calls it, as it stands on a document. */
  readonly label: string;
}

/** A row of the table, written on one line. */
export function kindRow(
  transactionTypes: readonly string[],
  amountType: string,
  amountDescription: string,
  kind: LineKind,
  label: string,
): SettlementKindRow {
  return { transactionTypes, amountType, amountDescription, kind, label };
}
