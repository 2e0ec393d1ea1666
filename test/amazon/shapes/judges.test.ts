import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAmazonErrors } from '../../../lib/amazon/shapes/parseAmazonErrors';
import { parseOrder } from '../../../lib/amazon/shapes/parseOrder';
import { parseParticipations } from '../../../lib/amazon/shapes/parseParticipations';
import { parseSearchOrdersPage } from '../../../lib/amazon/shapes/parseSearchOrdersPage';
import { parseTransactionsPage } from '../../../lib/amazon/shapes/parseTransactionsPage';
import type { Result } from '../../../lib/problem/problem';

const models = '../shared/data/amazon/models';
const samples = '../shared/data/amazon/transactions/samples';

/** The operations whose answers we read, with the reader of each. */
const readers: Readonly<Record<string, (json: unknown) => Result<unknown>>> = {
  getOrder: parseOrder,
  searchOrders: parseSearchOrdersPage,
  listTransactions: parseTransactionsPage,
  getMarketplaceParticipations: parseParticipations,
};

interface StaticCase {
  readonly operation: string;
  readonly status: string;
  readonly response: unknown;
}

describe.skipIf(!existsSync(models))('the static cases inside Amazon’s models', () => {
  const cases = existsSync(models) ? staticCases() : [];

  test('there are 80 of them', () => {
    expect(cases).toHaveLength(80);
  });

  test('every answer of an operation that we call is read', () => {
    const read = cases.filter(({ operation, status }) => operation in readers && status === '200');
    expect(read.length).toBeGreaterThanOrEqual(8);
    for (const { operation, response } of read) {
      const result = readers[operation]?.(response);
      expect(result, `${operation}: ${JSON.stringify(result)}`).toMatchObject({ ok: true });
    }
  });

  test('every refusal is read with Amazon’s code', () => {
    const refusals = cases.filter(({ status }) => status === '400');
    expect(refusals.length).toBeGreaterThanOrEqual(30);
    for (const { operation, response } of refusals) {
      const text = JSON.stringify(response);
      const [first] = parseAmazonErrors(text, 'application/json');
      expect(first, operation).toBeDefined();
      expect(first?.code, `${operation}: ${text}`).not.toBe('');
    }
  });
});

const examples = '../shared/data/amazon/examples';

describe.skipIf(!existsSync(examples))('the orders of Amazon’s examples', () => {
  const orders = existsSync(examples)
    ? readdirSync(examples)
        .filter((name) => name.startsWith('orders2026'))
        .flatMap((name) => ordersIn(JSON.parse(readFileSync(`${examples}/${name}`, 'utf8'))))
    : [];

  test('are read with what their items come to, and without a person', () => {
    expect(orders.length).toBeGreaterThan(6);
    for (const raw of orders) {
      const read = parseOrder({ order: raw });
      if (!read.ok) throw new Error(read.problem.sentence);
      const text = JSON.stringify(read.value);
      for (const person of personalWords(raw)) expect(text).not.toContain(person);
      for (const {
        proceeds,
        proceedsMinor,
        quantityOrdered,
        quantityFulfilled = 0,
        quantityUnfulfilled = 0,
      } of read.value.items) {
        expect(quantityFulfilled + quantityUnfulfilled).toBe(quantityOrdered);
        if (proceeds === undefined || proceedsMinor === undefined) continue;
        expect(proceeds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(proceedsMinor);
      }
    }
  });
});

describe.skipIf(!existsSync(samples))('the sampled answers of listTransactions', () => {
  const files = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.json')) : [];

  test.each(files)('%s is read whole', (file) => {
    const json: unknown = JSON.parse(readFileSync(`${samples}/${file}`, 'utf8'));
    const result = parseTransactionsPage(json);
    expect(result).toMatchObject({ ok: true });
    const count = (json as { payload: { transactions: unknown[] } }).payload.transactions.length;
    expect(result.ok && result.value.transactions.length).toBe(count);
  });
});

function staticCases(): StaticCase[] {
  return readdirSync(models).flatMap((file) => {
    const model = JSON.parse(readFileSync(`${models}/${file}`, 'utf8')) as Model;
    return Object.values(model.paths).flatMap((path) =>
      Object.values(path).flatMap((operation) =>
        Object.entries(operation.responses ?? {}).flatMap(([status, answer]) =>
          (answer['x-amzn-api-sandbox']?.static ?? []).map(({ response }) => ({
            operation: operation.operationId ?? '',
            status,
            response,
          })),
        ),
      ),
    );
  });
}

interface Model {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly operationId?: string;
  readonly responses?: Readonly<
    Record<string, { readonly 'x-amzn-api-sandbox'?: { readonly static?: readonly { response: unknown }[] } }>
  >;
}

interface RawOrder {
  readonly orderId: string;
  readonly buyer?: Readonly<Record<string, string>>;
  readonly recipient?: {
    readonly deliveryAddress?: Readonly<Record<string, unknown>> & {
      readonly stateOrRegion?: string;
      readonly countryCode?: string;
      readonly addressType?: string;
    };
  };
}

/** Every order anywhere in a file of examples. */
function ordersIn(json: unknown): readonly RawOrder[] {
  if (Array.isArray(json)) return json.flatMap(ordersIn);
  if (typeof json !== 'object' || json === null) return [];
  if ('orderItems' in json && 'orderId' in json) return [json as RawOrder];
  return Object.values(json).flatMap(ordersIn);
}

/** Names, streets and numbers of buyer and recipient. */
function personalWords({ buyer = {}, recipient }: RawOrder): readonly string[] {
  const {
    stateOrRegion,
    countryCode: _country,
    addressType: _type,
    ...address
  } = recipient?.deliveryAddress ?? {};
  // A city can be called as its region, which is kept.
  return [...Object.values(buyer), ...Object.values(address)].filter(
    (word): word is string => typeof word === 'string' && word.length > 5 && word !== stateOrRegion,
  );
}
