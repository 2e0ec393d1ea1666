import type { Condition, Rule } from './rule';
import type { RuleSubject } from './ruleSubject';
import { folded, wildcard } from './wildcard';

/** Finds the rules that can fit an event, so that thousands need not be asked. */
export interface RuleIndex {
  /** Places of rules in ascending order; every rule that fits is among them. */
  candidates(subject: RuleSubject): readonly number[];
}

/** What an event must have for a rule to fit: one SKU of a list, one prefix of SKUs, or one marketplace. */
type Need =
  | { readonly by: 'sku'; readonly prefixes: readonly string[] }
  | { readonly by: 'marketplace'; readonly names: readonly string[] }
  | { readonly by: 'nothing' };

/** An index by the most telling condition of each rule. */
export function ruleIndex(rules: readonly Rule[]): RuleIndex {
  const always: number[] = [];
  const byPrefix = new Map<string, number[]>();
  const byMarketplace = new Map<string, number[]>();
  rules.forEach(({ when }, place) => {
    const need = needOf(when);
    if (need.by === 'nothing') always.push(place);
    else if (need.by === 'sku') for (const prefix of need.prefixes) note(byPrefix, prefix, place);
    else for (const name of need.names) note(byMarketplace, name, place);
  });
  const lengths = [...new Set([...byPrefix.keys()].map(({ length }) => length))].sort((a, b) => a - b);
  const bySku = new Map<string, readonly number[]>();
  const ofSku = (sku: string): readonly number[] => {
    const known = bySku.get(sku);
    if (known !== undefined) return known;
    const found = lengths.flatMap((length) =>
      length > sku.length ? [] : (byPrefix.get(sku.slice(0, length)) ?? []),
    );
    if (bySku.size >= mostRemembered) bySku.clear();
    bySku.set(sku, found);
    return found;
  };
  return {
    candidates: ({ lines, marketplace }) => {
      const skus = new Set(lines.flatMap(({ sku }) => sku ?? []));
      const found = [
        ...always,
        ...[...skus].flatMap(ofSku),
        ...marketplace.flatMap((name) => byMarketplace.get(name) ?? []),
      ];
      return [...new Set(found)].sort((a, b) => a - b);
    },
  };
}

/** SKUs whose rules are remembered; beyond that they are looked up anew. */
const mostRemembered = 100_000;

/** Only conditions that every fitting event meets count: those of the outermost `all`. */
function needOf(condition: Condition): Need {
  const needed = 'fact' in condition ? [condition] : condition.group === 'all' ? condition.of : [];
  const facts = needed.flatMap((each) => ('fact' in each ? [each] : []));
  for (const fact of facts) {
    if (fact.fact !== 'sku') continue;
    const prefixes = fact.like.map((pattern) => wildcard(pattern).prefix);
    if (prefixes.every((prefix) => prefix !== '')) return { by: 'sku', prefixes };
  }
  for (const fact of facts) {
    if (fact.fact === 'marketplace') return { by: 'marketplace', names: fact.is.map(folded) };
  }
  const inner = needed.find((each) => 'group' in each && each.group === 'all');
  return inner === undefined ? { by: 'nothing' } : needOf(inner);
}

function note(map: Map<string, number[]>, key: string, place: number): void {
  const places = map.get(key);
  if (places === undefined) map.set(key, [place]);
  else if (places.at(-1) !== place) places.push(place);
}
