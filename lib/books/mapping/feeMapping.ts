/** Which item and account stands for each kind of amount, apart from the roles' own; see `feeGroups`. */
export interface FeeMapping {
  readonly preset: 'one' | 'groups' | 'everyKind';
}

/** One item and account a group of fees, which are those of the roles. */
export const feeGroups: FeeMapping = { preset: 'groups' };
