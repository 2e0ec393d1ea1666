import { existsSync, readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { includedDataSets } from '../world/orderView';
import { amazonBench, benchNowMs } from './amazonBench';
import type { WireTransactions } from './wireShapes';

const models = '../shared/data/amazon/models';
const dayMs = 86_400_000;
const transactionsPath = '/finances/2024-06-19/transactions';

describe.skipIf(!existsSync(models))("answers and Amazon's own models", () => {
  it.each([1, 2, 3])('agree on every order of seed %i', async (seed) => {
    const valid = validatorOf('orders_2026-01-01', 'GetOrderResponse');
    const bench = amazonBench({ quotas: false, restrictedRoles: true }, { seed });
    const token = String((await bench.token()).body['access_token']);
    for (const { orderId } of bench.side.world.orders) {
      const { status, body } = await bench.get(
        `/orders/2026-01-01/orders/${orderId}?includedData=${includedDataSets.join(',')}`,
        { token },
      );
      expect(status).toBe(200);
      expectValid(valid, body);
    }
  });

  it('agree on pages of orders', async () => {
    const valid = validatorOf('orders_2026-01-01', 'SearchOrdersResponse');
    const { body } = await amazonBench().get('/orders/2026-01-01/orders?createdAfter=2026-10-01T00:00:00Z');
    expectValid(valid, body);
  });

  it.each([1, 2, 3])('agree on every transaction of seed %i', async (seed) => {
    const valid = validatorOf('finances_2024-06-19', 'ListTransactionsResponse');
    const bench = amazonBench({ pageSize: 100_000 }, { seed });
    bench.advance(60 * dayMs);
    const body = await allTransactions(bench);
    expect(body.payload.transactions.length).toBeGreaterThan(200);
    expectValid(valid, body);
  });

  it('disagree in the mode of deviations, and only where these are', async () => {
    const valid = validatorOf('finances_2024-06-19', 'ListTransactionsResponse');
    const body = await allTransactions(amazonBench({ pageSize: 100_000, deviations: true }));
    expect(valid(body)).toBe(false);
    const kinds = new Set((valid.errors ?? []).map(({ keyword }) => keyword));
    expect([...kinds].sort()).toEqual(['enum', 'type']);
    for (const error of valid.errors ?? []) {
      const isDeviation = error.keyword === 'enum' ? error.data === 'INVOICE_ID' : error.data === null;
      expect({ path: error.instancePath, isDeviation }).toMatchObject({ isDeviation: true });
    }
  });

  it('agree on the stores', async () => {
    const valid = validatorOf('sellers', 'GetMarketplaceParticipationsResponse');
    expectValid(valid, (await amazonBench().get('/sellers/v1/marketplaceParticipations')).body);
  });

  it('agree on reports: asked for, looked at, listed, and where they lie', async () => {
    const bench = amazonBench({ reportsPageSize: 2 });
    const reports = '/reports/2021-06-30/reports';
    const { body: created } = await bench.get<{ reportId: string }>(reports, {
      json: {
        reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL',
        dataStartTime: '2026-11-01T00:00:00Z',
        dataEndTime: '2026-11-20T00:00:00Z',
        marketplaceIds: ['ATVPDKIKX0DER'],
      },
    });
    expectValid(validatorOf('reports_2021-06-30', 'CreateReportResponse'), created);
    const report = validatorOf('reports_2021-06-30', 'Report');
    const look = async () =>
      (
        await bench.get<{ processingStatus: string; reportDocumentId: string }>(
          `${reports}/${created.reportId}`,
        )
      ).body;
    const seen: string[] = [];
    for (let times = 0; times < 4; times += 1) {
      const body = await look();
      expectValid(report, body);
      seen.push(body.processingStatus);
      bench.advance(40_000);
    }
    expect([...new Set(seen)]).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'DONE']);
    const { reportDocumentId } = await look();
    const document = (await bench.get(`/reports/2021-06-30/documents/${reportDocumentId}`)).body;
    expectValid(validatorOf('reports_2021-06-30', 'ReportDocument'), document);
    const list = validatorOf('reports_2021-06-30', 'GetReportsResponse');
    const first = (
      await bench.get<{ nextToken: string }>(
        `${reports}?reportTypes=GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2`,
      )
    ).body;
    expectValid(list, first);
    expectValid(list, (await bench.get(`${reports}?nextToken=${encodeURIComponent(first.nextToken)}`)).body);
  });

  it.each([
    ['reports_2021-06-30', '/reports/2021-06-30/reports'],
    ['reports_2021-06-30', '/reports/2021-06-30/documents/none'],
    ['orders_2026-01-01', '/orders/2026-01-01/orders/114-0000000-0000000'],
    ['orders_2026-01-01', '/orders/2026-01-01/orders'],
    ['finances_2024-06-19', transactionsPath],
  ])('agree on the refusals of %s at %s', async (model, path) => {
    const { status, body } = await amazonBench().get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expectValid(validatorOf(model, 'ErrorList'), body);
  });
});

async function allTransactions(bench: ReturnType<typeof amazonBench>): Promise<WireTransactions> {
  const from = new Date(benchNowMs - 100 * dayMs).toISOString();
  return (await bench.get<WireTransactions>(`${transactionsPath}?postedAfter=${from}`)).body;
}

function expectValid(valid: ValidateFunction, body: unknown): void {
  const fine = valid(body);
  expect(fine ? [] : valid.errors).toEqual([]);
}

/**
 * A validator of one definition. Amazon's Swagger 2.0 is JSON Schema draft 4 in its definitions. What the
 * models do not name is refused here as well, so that nothing invented slips in.
 */
function validatorOf(model: string, definition: string): ValidateFunction {
  const { definitions } = JSON.parse(readFileSync(`${models}/${model}.json`, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
  addFormats(ajv);
  for (const [name, schema] of Object.entries(definitions)) {
    // Contexts are joined by `allOf`, where each part must let the others' fields through.
    if (!name.endsWith('Context')) closeObject(schema);
  }
  return ajv.compile({ definitions, $ref: `#/definitions/${definition}` });
}

function closeObject(schema: unknown): void {
  if (typeof schema === 'object' && schema !== null && 'properties' in schema) {
    Object.assign(schema, { additionalProperties: false });
  }
}
