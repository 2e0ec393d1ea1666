import { pathSeparator } from '../label';
import type { LineKind } from '../lineKind';

/**
 * One meaning of Amazon's amounts, and every place at which Amazon writes it. Both of its sources are in one
 * row, so that the same fact has the same kind and the same word whichever of them reports it.
 */
export interface KindRow {
  readonly kind: LineKind;
  /** What a bookkeeper calls it, as it stands on a document. */
  readonly label: string;
  /** The amount is all tax on the fee of the same label, which Amazon states apart here. */
  readonly taxOnFee?: true;
  readonly places: readonly KindPlace[];
}

/**
 * Where an amount stands. Settlement files have the three words in columns. Of a path of listTransactions,
 * the last name is the description and those before it are the amount type.
 */
export interface KindPlace {
  readonly transactionTypes: readonly string[];
  /** A star at the end stands for anything that follows. */
  readonly amountType: string;
  /** A star at the end stands for anything that follows. */
  readonly amountDescription: string;
}

/** A row of the table. */
export function meaning(kind: LineKind, label: string, ...places: readonly KindPlace[]): KindRow {
  return { kind, label, places };
}

/** The row of what is all tax on a fee. */
export function taxOnFee(kind: LineKind, label: string, ...places: readonly KindPlace[]): KindRow {
  return { kind, label, taxOnFee: true, places };
}

/** Places of a settlement file that differ in their description only. */
export function inFile(
  transactionTypes: readonly string[],
  amountType: string,
  ...descriptions: readonly string[]
): readonly KindPlace[] {
  return descriptions.map((amountDescription) => ({ transactionTypes, amountType, amountDescription }));
}

/**
 * Paths of listTransactions, without the wrappers of the transaction tree and with Base, Tax and Promo
 * folded into their fee. A path whose meaning only the transaction's description or its wrapper tells is
 * followed by the one or led by the other (see `knownPath`).
 */
export function inTree(
  transactionTypes: readonly string[],
  ...paths: readonly string[]
): readonly KindPlace[] {
  return paths.map((path) => {
    const names = path.split(pathSeparator);
    return {
      transactionTypes,
      amountType: names.slice(0, -1).join(pathSeparator),
      amountDescription: names.at(-1) ?? '',
    };
  });
}

/** The fee of a whole transaction type, whatever its description, where Amazon gives no tree. */
export function whole(...transactionTypes: readonly string[]): readonly KindPlace[] {
  return transactionTypes.flatMap((type) => inTree([type], type));
}
