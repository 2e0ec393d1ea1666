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
