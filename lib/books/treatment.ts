import type { LineKind } from '../ledger/lineKind';
import { type ItemRole, itemRoles } from './roles';

/** What becomes of an amount on a sale's document. */
export type Treatment =
  | { readonly as: 'line'; readonly role: ItemRole }
  /** Tax: left out where Amazon keeps all of it, else the sale is blocked. */
  | { readonly as: 'tax' }
  /** Stops the sale until it is covered or known. */
  | { readonly as: 'stop' };

/** Kinds that are no line of a sale; a test holds that every other kind is in exactly one role. */
const withoutRole: Readonly<Partial<Record<LineKind, Treatment>>> = {
  taxCollected: { as: 'tax' },
  taxWithheld: { as: 'tax' },
  taxAtSource: { as: 'stop' },
  // The settlement's own documents book these, and none of them is ever on a sale.
  payable: { as: 'stop' },
  charge: { as: 'stop' },
  payout: { as: 'stop' },
  unknown: { as: 'stop' },
};

const byKind = new Map<LineKind, Treatment>([
  ...itemRoles.flatMap(({ role, kinds }) => kinds.map((kind) => [kind, { as: 'line', role }] as const)),
  // Tax has a role for companies that show it; on an order's own sale it is left out or stops.
  ...(Object.entries(withoutRole) as [LineKind, Treatment][]),
]);

/** How amounts of a kind are treated; one that no table names stops the sale. */
export function treatmentOf(kind: LineKind): Treatment {
  return byKind.get(kind) ?? { as: 'stop' };
}
