import type { LineKind } from '../ledger/kinds';
import { type ItemRole, roles } from './roles';

/** What becomes of an amount on a sale's document. */
export type Treatment =
  | { readonly as: 'line'; readonly role: ItemRole }
  /** Tax: left out where Amazon keeps all of it, else the sale is blocked. */
  | { readonly as: 'tax' }
  /** Stops the sale until it is covered or known. */
  | { readonly as: 'stop' };

/** Kinds without a role; a test holds that each kind is either here or in exactly one role. */
const withoutRole: Readonly<Partial<Record<LineKind, Treatment>>> = {
  taxCollected: { as: 'tax' },
  taxWithheld: { as: 'tax' },
  taxAtSource: { as: 'stop' },
  goodwill: { as: 'stop' },
  returnDeduction: { as: 'stop' },
  unknown: { as: 'stop' },
};

const byKind = new Map<LineKind, Treatment>([
  ...(Object.entries(withoutRole) as [LineKind, Treatment][]),
  ...roles.flatMap(({ role, kinds }) => kinds.map((kind) => [kind, { as: 'line', role }] as const)),
]);

/** How amounts of a kind are treated; one that no table names stops the sale. */
export function treatmentOf(kind: LineKind): Treatment {
  return byKind.get(kind) ?? { as: 'stop' };
}
