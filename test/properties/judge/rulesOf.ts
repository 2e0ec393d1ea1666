import { compileRules } from '../../../lib/rules/compileRules';
import type { Rule } from '../../../lib/rules/rule';
import { noRules, type RuleSet } from '../../../lib/rules/ruleSet';
import type { BroadEvent, BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { createRandom } from '../../sandbox/world/random';

/** What the seller of a world wants left out, or booked as a journal entry: by SKU. */
export interface SellersWishes {
  readonly rules: RuleSet;
  /** Whether an event gets no document of its own; its settlement books it all the same. */
  leavesOut(event: BroadEvent): boolean;
  /** Whether an event is a journal entry, and never an invoice that is paid later. */
  isJournal(event: BroadEvent): boolean;
}

/** Some sellers have rules. */
export function wishesOf({ seed, products }: BroadWorld): SellersWishes {
  const random = createRandom(seed, 'rules');
  if (!random.chance(0.3)) return { rules: noRules, leavesOut: () => false, isJournal: () => false };
  const { sku } = random.pick(products);
  const other = random.pick(products).sku;
  const rules: readonly Rule[] = [
    rule('samples', sku, { do: 'leaveOut', reason: 'Samples are booked by hand' }),
    rule('wholesale', other, { do: 'documentType', is: 'journalEntry' }),
  ];
  return {
    rules: compileRules({ version: 1, match: 'all', rules }),
    leavesOut: (event) => has(event, sku),
    isJournal: (event) => has(event, other),
  };
}

function has({ units }: BroadEvent, sku: string): boolean {
  return units.some(({ product }) => product?.sku === sku);
}

function rule(name: string, sku: string, action: Rule['actions'][number]): Rule {
  return { id: name, name, on: true, when: { fact: 'sku', like: [sku] }, actions: [action] };
}
