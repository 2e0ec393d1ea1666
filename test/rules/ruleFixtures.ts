import fc from 'fast-check';
import type { AmazonOrder } from '../../lib/amazon/shapes/order';
import type { AmazonEvent, EventLine } from '../../lib/ledger/event';
import type { Action, Condition, Rule, RuleBook } from '../../lib/rules/rule';
import { order as orderFixture } from '../books/bookFixtures';

/** A line of a product's charge, with anything of it replaced. */
export function line(replaced: Partial<EventLine> = {}): EventLine {
  return {
    kind: 'principal',
    path: 'ProductCharges > OurPricePrincipal',
    amountMinor: 1999,
    sku: 'LAMP-01',
    title: 'Desk lamp, brass',
    quantity: 1,
    ...replaced,
  };
}

/** A shipped sale on Amazon.com of 14.99 after fees, with anything of it replaced. */
export function event(replaced: Partial<AmazonEvent> = {}): AmazonEvent {
  return {
    key: 'A1EXAMPLE/t1',
    sellerAccountId: 'A1EXAMPLE',
    kind: 'shipment',
    transactionType: 'Shipment',
    description: 'Order Payment',
    transactionIds: ['t1'],
    orderId: '114-1111111-1111111',
    marketplaceId: 'ATVPDKIKX0DER',
    channel: 'AFN',
    postedAt: '2026-11-03T07:30:00Z',
    release: { state: 'released', releasedAt: '2026-11-03T07:30:00Z' },
    currency: 'USD',
    totalMinor: 1499,
    lines: [line(), line({ kind: 'sellingFee', path: 'AmazonFees > Commission', amountMinor: -500 })],
    ...replaced,
  };
}

/** A business order, paid by invoice. */
export function businessOrder(): AmazonOrder {
  return orderFixture({
    programs: ['AMAZON_BUSINESS', 'PRIME'],
    payment: { paymentExecutions: [{ paymentMethod: 'Invoice' }] },
  });
}

/** One rule that is on. */
export function rule(when: Condition, actions: readonly Action[], replaced: Partial<Rule> = {}): Rule {
  return { id: 'r1', name: 'Rule one', on: true, when, actions, ...replaced };
}

/** A book of rules that all act. */
export function book(rules: readonly Rule[], match: RuleBook['match'] = 'all'): RuleBook {
  return { version: 1, match, rules };
}

const word = fc.constantFrom('LAMP-01', 'Wholesale', 'a;b', '=x', 'ünï', "it's", 'say "so"', 'x,y', '*-US');
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const day = fc.constantFrom('2026-01-31', '2026-06-30', '2026-11-22');
const decimal = fc.constantFrom('1.00', '25', '0.5');
const negative = fc.constantFrom('-12.50', '-1');

const fact: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    fact: fc.constantFrom(
      ...([
        'marketplace',
        'status',
        'program',
        'shipToCountry',
        'shipToRegion',
        'paymentMethod',
        'transactionType',
      ] as const),
    ),
    is: words,
  }),
  fc.record({ fact: fc.constantFrom(...(['sku', 'title'] as const)), like: words }),
  fc.record({ fact: fc.constant('channel' as const), is: fc.constant(['FBA', 'merchant'] as const) }),
  fc.record({ fact: fc.constant('businessBuyer' as const), is: fc.boolean() }),
  fc.record({
    fact: fc.constant('amount' as const),
    currency: fc.constant('USD'),
    atLeast: negative,
    atMost: decimal,
  }),
  fc.record({ fact: fc.constant('date' as const), from: fc.constant('2026-01-01'), until: day }),
  fc.record({ fact: fc.constant('eventKind' as const), is: fc.constant(['shipment', 'refund'] as const) }),
  fc.record({ fact: fc.constant('amountKind' as const), is: fc.constant(['principal'] as const) }),
);

/** Any condition, with groups in groups. */
export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fact,
    fc.record({
      group: fc.constantFrom(...(['all', 'any', 'none'] as const)),
      of: fc.array(tie('condition'), { maxLength: 3 }),
    }),
  ),
})).condition;

/** Any action. */
export const anyAction = fc.oneof(
  fc.record({ do: fc.constant('leaveOut' as const), reason: word }),
  fc.record({
    do: fc.constant('documentType' as const),
    is: fc.constantFrom(...(['salesReceipt', 'invoice', 'journalEntry'] as const)),
  }),
  fc.record({ do: fc.constant('date' as const), is: day }),
  fc.record({ do: fc.constant('date' as const), addDays: fc.integer({ min: -30, max: 30 }) }),
  fc.constant({ do: 'date', monthEnd: true } as const),
  fc.record({
    do: fc.constantFrom(
      ...([
        'customer',
        'class',
        'location',
        'depositAccount',
        'item',
        'description',
        'taxCode',
        'memo',
      ] as const),
    ),
    is: word,
  }),
  fc.record({ do: fc.constant('quantityMultiplier' as const), by: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    do: fc.constant('extraLine' as const),
    item: fc.constant('Packaging'),
    against: fc.constant('Packaging reserve'),
    description: word,
    currency: fc.constant('USD'),
    amount: fc.oneof(decimal, negative),
  }),
) as fc.Arbitrary<Action>;

/** Any rules, each with an id of its own. */
export const anyRules: fc.Arbitrary<readonly Rule[]> = fc
  .array(
    fc.record(
      {
        name: word,
        on: fc.boolean(),
        from: fc.constant('2026-01-01'),
        until: day,
        stop: fc.boolean(),
        when: anyCondition,
        actions: fc.array(anyAction, { minLength: 1, maxLength: 4 }),
      },
      { requiredKeys: ['name', 'on', 'when', 'actions'] },
    ),
    { maxLength: 12 },
  )
  .map((rules) => rules.map((each, place) => ({ id: `r${place}`, ...each })));
