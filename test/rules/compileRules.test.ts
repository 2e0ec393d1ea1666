import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions } from '../../lib/rules/actions';
import { compileCondition } from '../../lib/rules/compileCondition';
import { compileRules } from '../../lib/rules/compileRules';
import type { Action, Condition, Rule } from '../../lib/rules/rule';
import { ruleIndex } from '../../lib/rules/ruleIndex';
import type { RuleOutcome } from '../../lib/rules/ruleOutcome';
import { ruleSubject } from '../../lib/rules/ruleSubject';
import { anyRules, book, businessOrder, event, line, rule } from './ruleFixtures';

const date = '2026-11-02';
const always: Condition = { group: 'all', of: [] };
const two = event({
  lines: [line(), line({ sku: 'VASE' }), line({ kind: 'sellingFee', sku: 'LAMP-01', amountMinor: -500 })],
});

function outcome(rules: readonly Rule[], match: 'first' | 'all' = 'all'): RuleOutcome {
  return compileRules(book(rules, match)).outcomeOf(two, date, businessOrder());
}

/** What each action does to the fixture's event. */
const cases: Readonly<Record<keyof typeof actions, readonly [Action, Partial<RuleOutcome>, string]>> = {
  leaveOut: [
    { do: 'leaveOut', reason: 'Test orders' },
    { leaveOut: { reason: 'Test orders' } },
    'left out: Test orders',
  ],
  documentType: [{ do: 'documentType', is: 'invoice' }, { documentType: 'invoice' }, 'as an invoice'],
  date: [{ do: 'date', monthEnd: true }, { date: '2026-11-30' }, 'dated on the last day of the month'],
  customer: [
    { do: 'customer', is: 'Amazon Business' },
    { customer: 'Amazon Business' },
    'customer Amazon Business',
  ],
  location: [{ do: 'location', is: 'Online' }, { location: 'Online' }, 'location Online'],
  depositAccount: [{ do: 'depositAccount', is: 'Till' }, { depositAccount: 'Till' }, 'deposited to Till'],
  memo: [{ do: 'memo', is: 'See {orderId}' }, { memo: 'See {orderId}' }, 'memo “See {orderId}”'],
  class: [{ do: 'class', is: 'Web' }, { lines: onAll({ class: 'Web' }) }, 'class Web'],
  item: [{ do: 'item', is: 'Lamp' }, { lines: onAll({ item: 'Lamp' }) }, 'item Lamp'],
  description: [
    { do: 'description', is: 'A lamp' },
    { lines: onAll({ description: 'A lamp' }) },
    'described as “A lamp”',
  ],
  quantityMultiplier: [
    { do: 'quantityMultiplier', by: 6 },
    { lines: onAll({ quantityMultiplier: 6 }) },
    'quantity times 6',
  ],
  taxCode: [{ do: 'taxCode', is: '20.0% S' }, { lines: onAll({ taxCode: '20.0% S' }) }, 'tax code 20.0% S'],
  extraLine: [
    {
      do: 'extraLine',
      item: 'Packaging',
      against: 'Packaging used',
      description: 'Box',
      currency: 'USD',
      amount: '-0.35',
    },
    {
      extraLines: [
        { item: 'Packaging', description: 'Box', amountMinor: -35 },
        { item: 'Packaging used', description: 'Box', amountMinor: 35 },
      ],
    },
    'line Packaging against Packaging used, -0.35 USD',
  ],
};

function onAll(decided: object): RuleOutcome['lines'] {
  return new Map([0, 1, 2].map((place) => [place, decided]));
}

test.each(Object.entries(cases))(
  '%s does what it says, and says what it did',
  (name, [action, wanted, did]) => {
    expect(Object.keys(actions)).toContain(name);
    const empty = { lines: new Map(), extraLines: [] };
    expect(outcome([rule(always, [action])])).toEqual({
      ...empty,
      ...wanted,
      trace: [{ ruleId: 'r1', ruleName: 'Rule one', did }],
    });
  },
);

test('a date may be some days off, and an extra line in another currency is not made', () => {
  expect(outcome([rule(always, [{ do: 'date', addDays: -2 }])]).date).toBe('2026-10-31');
  const foreign = { ...cases.extraLine[0], currency: 'CAD' } as Action;
  const { extraLines, trace } = outcome([rule(always, [foreign])]);
  expect(extraLines).toEqual([]);
  expect(trace[0]?.did).toMatch(/: not done, the amount is in another currency$/);
});

describe('which amounts a rule acts on', () => {
  test('those that fit, where a condition asks for amounts', () => {
    const lamps = rule({ fact: 'sku', like: ['LAMP*'] }, [{ do: 'class', is: 'Lamps' }]);
    expect([...outcome([lamps]).lines.keys()]).toEqual([0, 2]);
  });

  test('the event as a whole, for what is the event’s', () => {
    const lamps = rule({ fact: 'sku', like: ['VASE'] }, [{ do: 'customer', is: 'Vases' }]);
    expect(outcome([lamps])).toMatchObject({ customer: 'Vases', lines: new Map() });
  });
});

describe('order', () => {
  const first = rule({ fact: 'sku', like: ['LAMP*'] }, [{ do: 'class', is: 'One' }], { id: 'a', name: 'A' });
  const second = rule(
    always,
    [
      { do: 'class', is: 'Two' },
      { do: 'customer', is: 'Both' },
    ],
    { id: 'b', name: 'B' },
  );

  test('with all rules the earlier one keeps what it decided, and the trace says so', () => {
    const { lines, customer, trace } = outcome([first, second]);
    expect([...lines].sort()).toEqual([
      [0, { class: 'One' }],
      [1, { class: 'Two' }],
      [2, { class: 'One' }],
    ]);
    expect(customer).toBe('Both');
    expect(trace.map(({ did }) => did)).toEqual(['class One', 'customer Both', 'class Two']);
    const again = rule(always, [{ do: 'customer', is: 'Late' }], { id: 'c', name: 'C' });
    expect(outcome([second, again]).trace.at(-1)).toEqual({
      ruleId: 'c',
      ruleName: 'C',
      did: 'customer Late: not done, an earlier rule decided it',
    });
  });

  test('with the first rule alone an amount belongs to the first that fits it', () => {
    const third = rule(always, [{ do: 'class', is: 'Three' }], { id: 'c', name: 'C' });
    const { lines, customer } = outcome([first, second, third], 'first');
    expect([...lines].sort()).toEqual([
      [0, { class: 'One' }],
      [1, { class: 'Two' }],
      [2, { class: 'One' }],
    ]);
    expect(customer).toBe('Both');
  });

  test('a rule that stops leaves nothing of what it fits to later ones', () => {
    const stopping = { ...first, stop: true };
    const third = rule(always, [{ do: 'item', is: 'Late' }], { id: 'c', name: 'C' });
    expect([...outcome([stopping, third]).lines]).toEqual([
      [0, { class: 'One' }],
      [2, { class: 'One' }],
      [1, { item: 'Late' }],
    ]);
  });
});

test('rules that are off, not yet begun or over do nothing; the bounds themselves count', () => {
  const act: readonly Action[] = [{ do: 'customer', is: 'X' }];
  expect(outcome([rule(always, act, { on: false })]).trace).toEqual([]);
  expect(outcome([rule(always, act, { from: '2026-11-03' })]).trace).toEqual([]);
  expect(outcome([rule(always, act, { until: '2026-11-01' })]).trace).toEqual([]);
  expect(outcome([rule(always, act, { from: date, until: date })]).customer).toBe('X');
});

test('the index never hides a rule that fits', () => {
  const skus = fc.constantFrom('LAMP-01', 'Wholesale', '=x', 'X-US', 'ünï', undefined);
  fc.assert(
    fc.property(anyRules, fc.array(skus, { maxLength: 3 }), (rules, ofLines) => {
      const { sku: _, ...bare } = line();
      const subject = ruleSubject(
        event({ lines: ofLines.map((sku) => (sku === undefined ? bare : { ...bare, sku })) }),
        date,
        undefined,
      );
      const found = ruleIndex(rules).candidates(subject);
      rules.forEach(({ when }, place) => {
        if (compileCondition(when).fitsEvent(subject)) expect(found).toContain(place);
      });
      expect(found).toEqual([...found].sort((a, b) => a - b));
    }),
    { numRuns: 1000 },
  );
});
