import { normalizedLabel } from '../label';
import type { LineKind } from '../lineKind';
import { inFile, inTree, type KindPlace, type KindRow, meaning, taxOnFee } from './kindRow';
import { plain, types } from './types';

/** Where Amazon writes a fee that belongs to the account, not to a sale. */
export interface FeePlaces {
  /** Descriptions in settlement files that have the amount type `other-transaction`. */
  readonly inFile?: readonly string[];
  /** The form of 2026: transaction type and amount type, its base, tax and discount being the descriptions. */
  readonly inParts?: readonly (readonly [transactionType: string, amountType: string])[];
  /** Names below `AmazonFees` or, from May 2026, `FBAFees`. */
  readonly leaves?: readonly string[];
  /** What the transaction tree calls the sum of them. */
  readonly rollUp?: string;
  /** Descriptions of transactions that alone tell the fee where the tree does not, or is missing. */
  readonly describedAs?: readonly string[];
  /** Whatever else. */
  readonly more?: readonly KindPlace[];
  /** Whatever else is all tax on the fee. */
  readonly moreTax?: readonly KindPlace[];
}

const roots = ['AmazonFees', 'FBAFees'] as const;
const anonymous = ['Base', 'Promo'] as const;

/** The row of a fee, and that of its tax where a source states it apart. */
export function feeRows(kind: LineKind, label: string, places: FeePlaces): readonly KindRow[] {
  const { inParts = [], leaves = [], rollUp, describedAs = [] } = places;
  const part = (...descriptions: readonly string[]) =>
    inParts.flatMap(([type, amountType]) => inFile([type], amountType, ...descriptions));
  const rolledUp = rollUp === undefined ? [] : inTree(types.service, rollUp);
  const own = [
    ...inFile(types.fileOther, plain, ...(places.inFile ?? [])),
    ...part('Base fee', 'Discount on fee'),
    ...leaves.flatMap((leaf) => leafPlaces(leaf, rollUp)),
    ...rolledUp,
    ...describedAs.flatMap((description) => {
      const isLeaf = leaves.some((leaf) => normalizedLabel(leaf) === normalizedLabel(description));
      const parents = isLeaf ? anonymous : [...roots, ...anonymous];
      return inTree(types.service, description, ...parents.map((parent) => `${parent} > ${description}`));
    }),
    ...(places.more ?? []),
  ];
  const tax = [
    ...part('Tax on fee'),
    ...describedAs.flatMap((description) => inTree(types.service, `Tax > ${description}`)),
    ...(places.moreTax ?? []),
  ];
  const row = meaning(kind, label, ...own);
  return tax.length === 0 ? [row] : [row, taxOnFee(kind, label, ...tax)];
}

/** Amazon moved fees from one root to another, and puts their roll-up between or not. */
function leafPlaces(leaf: string, rollUp: string | undefined): readonly KindPlace[] {
  const direct = inTree(types.service, ...roots.map((root) => `${root} > ${leaf}`));
  if (rollUp === undefined) return direct;
  return [
    ...direct,
    ...inTree(types.service, ...roots.map((root) => `${root} > ${rollUp} > ${leaf}`), `${rollUp} > ${leaf}`),
  ];
}
