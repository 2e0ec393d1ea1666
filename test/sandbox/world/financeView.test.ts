import { describe, expect, it } from 'vitest';
import { minorOf, type WireBreakdown, type WireTransaction } from '../amazon/wireShapes';
import { rowsOf, transactionJson } from './financeView';
import { landmarks } from './landmarks';
import { generateWorld, type World } from './world';

const nowMs = Date.UTC(2026, 10, 23, 19);
const farMs = nowMs + 400 * 86_400_000;

function transactionsOf(world: World, deviations: boolean): WireTransaction[] {
  return world.events
    .flatMap((event) => rowsOf(event, farMs))
    .map((row) => JSON.parse(JSON.stringify(transactionJson(row, { world, atMs: farMs, deviations }))));
}

function one(world: World, orderId: string, deviations = false): WireTransaction {
  const event = world.eventsByOrderId.get(orderId)?.[0];
  const row = event === undefined ? undefined : rowsOf(event, farMs)[0];
  if (row === undefined) throw new Error(`nothing of ${orderId}`);
  return JSON.parse(JSON.stringify(transactionJson(row, { world, atMs: farMs, deviations })));
}

const sum = (nodes: readonly WireBreakdown[]): number =>
  nodes.reduce((total, { breakdownAmount }) => total + minorOf(breakdownAmount), 0);

/** Nodes whose children do not add up to them. */
function unbalanced(nodes: readonly WireBreakdown[]): string[] {
  return nodes.flatMap((node) => {
    const children = node.breakdowns ?? [];
    const own =
      children.length > 0 && sum(children) !== minorOf(node.breakdownAmount) ? [node.breakdownType] : [];
    return [...own, ...unbalanced(children)];
  });
}

describe.each([
  ["as Amazon's model says", false],
  ['with the deviations of live answers', true],
])('transactions %s', (_what, deviations) => {
  const worlds = [1, 2, 3].map((seed) => generateWorld({ seed, nowMs, orders: 400 }));

  it('balance: top nodes with the total, children with their parent', () => {
    for (const world of worlds) {
      for (const transaction of transactionsOf(world, deviations)) {
        expect(sum(transaction.breakdowns)).toBe(minorOf(transaction.totalAmount));
        expect(unbalanced(transaction.breakdowns)).toEqual([]);
        for (const item of transaction.items ?? []) {
          expect(unbalanced(item.breakdowns ?? [])).toEqual([]);
          if ((item.breakdowns ?? []).length > 0)
            expect(sum(item.breakdowns ?? [])).toBe(minorOf(item.totalAmount));
        }
      }
    }
  });

  it("add up their items' totals, save for a multi-channel order's transport", () => {
    for (const world of worlds) {
      const differing = transactionsOf(world, deviations).filter(
        ({ items, totalAmount }) =>
          (items ?? []).length > 0 &&
          (items ?? []).reduce((total, item) => total + minorOf(item.totalAmount), 0) !==
            minorOf(totalAmount),
      );
      const orderIds = differing.map(
        ({ relatedIdentifiers }) =>
          relatedIdentifiers.find(({ relatedIdentifierName }) => relatedIdentifierName === 'ORDER_ID')
            ?.relatedIdentifierValue,
      );
      expect(orderIds).toEqual([landmarks.multiChannel]);
    }
  });

  it('keep their two wrappers by sign, and drop roots that net to zero', () => {
    for (const transaction of worlds.flatMap((world) => transactionsOf(world, deviations))) {
      expect(transaction.breakdowns.map(({ breakdownType }) => breakdownType)).toEqual(
        transaction.transactionType === 'Refund'
          ? ['Refunded Expenses', 'Refunded Sales']
          : ['Sales', 'Expenses'],
      );
      const [gains, losses] = transaction.breakdowns;
      expect(
        (gains?.breakdowns ?? []).every(({ breakdownAmount }) => breakdownAmount.currencyAmount > 0),
      ).toBe(true);
      expect(
        (losses?.breakdowns ?? []).every(({ breakdownAmount }) => breakdownAmount.currencyAmount < 0),
      ).toBe(true);
    }
  });
});

describe('a transaction', () => {
  const world = generateWorld({ seed: 5, nowMs, orders: 400 });

  it('shows facilitator tax in its item only', () => {
    const transaction = one(world, landmarks.simpleFba);
    const names = (nodes: readonly WireBreakdown[] | null | undefined) =>
      (nodes ?? []).map(({ breakdownType }) => breakdownType);
    expect(names(transaction.items?.[0]?.breakdowns)).toContain('Tax');
    expect(transaction.breakdowns.flatMap(({ breakdowns }) => names(breakdowns))).not.toContain('Tax');
    const seller = one(world, landmarks.sellerCollectedTax);
    expect(names(seller.breakdowns[0]?.breakdowns)).toContain('Tax');
  });

  it('can only be read by its own tree where the items have none', () => {
    const missing = one(world, landmarks.itemTreesMissing);
    expect(missing.items?.[0]).not.toHaveProperty('breakdowns');
    expect(one(world, landmarks.itemTreesMissing, true).items?.[0]?.breakdowns).toBeNull();
    const anonymous = one(world, landmarks.itemTreesAnonymous);
    expect(anonymous.items?.[0]?.breakdowns?.every(({ breakdowns }) => (breakdowns ?? []).length === 0)).toBe(
      true,
    );
    expect(sum(missing.breakdowns)).toBe(minorOf(missing.totalAmount));
  });

  it('has no lines when it is empty', () => {
    const empty = one(world, landmarks.emptyShipment);
    expect(empty.totalAmount.currencyAmount).toBe(0);
    expect(empty.items?.[0]?.breakdowns).toEqual([]);
    expect(empty.breakdowns.every(({ breakdowns }) => (breakdowns ?? []).length === 0)).toBe(true);
  });

  it('shows empty children in more than one way', () => {
    const leaves = (nodes: readonly WireBreakdown[]): unknown[] =>
      nodes.flatMap((node) =>
        (node.breakdowns ?? []).length > 0 ? leaves(node.breakdowns ?? []) : [node.breakdowns],
      );
    const seen = (deviations: boolean) => {
      const shapes = leaves(one(world, landmarks.simpleFba, deviations).breakdowns).map((shape) =>
        JSON.stringify(shape ?? String(shape)),
      );
      return new Set([
        ...shapes,
        ...leaves(one(world, landmarks.chargebacks, deviations).breakdowns).map((shape) =>
          JSON.stringify(shape ?? String(shape)),
        ),
      ]);
    };
    expect(seen(false)).toEqual(new Set(['"undefined"', '[]']));
    expect(seen(true)).toEqual(new Set(['"null"', '[]']));
  });

  it('leaves hostile text alone', () => {
    const titles = JSON.stringify(one(world, landmarks.hostileTitles).items);
    expect(titles).toContain('<img src=x onerror=alert(1)>');
    expect(titles).toContain('\\u0000');
  });

  it('names a fee that nobody has seen before', () => {
    expect(JSON.stringify(one(world, landmarks.unknownFee))).toContain('LunarDeliverySurcharge');
  });
});
