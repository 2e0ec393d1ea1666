import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSettlement } from '../../../lib/ledger/settlement/readSettlement';
import { amazonBench, type ErrorsBody } from './amazonBench';

const reports = '/reports/2021-06-30/reports';
const settlements = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
const dayMs = 86_400_000;

interface Listed {
  readonly reports: readonly {
    readonly reportId: string;
    readonly reportDocumentId: string;
    readonly createdTime: string;
    readonly processingStatus: string;
  }[];
  readonly nextToken?: string;
}

type Bench = ReturnType<typeof amazonBench>;

async function allListed(bench: Bench): Promise<Listed['reports']> {
  const listed = [
    ...(await bench.get<Listed>(`${reports}?reportTypes=${settlements}&pageSize=100`)).body.reports,
  ];
  return listed;
}

async function addressOf(bench: Bench, documentId: string): Promise<string> {
  const { body } = await bench.get<{ url: string }>(`/reports/2021-06-30/documents/${documentId}`);
  return body.url;
}

describe('settlement files', () => {
  it('are to the cent what the settlements paid, readable and without doubt but for the unknown fee', async () => {
    const bench = amazonBench({ quotas: false });
    const listed = await allListed(bench);
    expect(listed.length).toBeGreaterThan(5);
    const byId = new Map(bench.side.world.settlements.map((each) => [each.settlementId, each]));
    let read = 0;
    for (const { reportDocumentId } of listed) {
      const response = await bench.side.handle(new Request(await addressOf(bench, reportDocumentId)));
      const bytes = gunzipSync(new Uint8Array(await response.arrayBuffer()));
      const reading = await readSettlement(async function* () {
        yield bytes;
      });
      const settlement = byId.get(reading.summary?.settlementId ?? '');
      expect(reading.summary?.totalMinor).toBe(settlement?.payoutMinor);
      expect(reading.sumMinor).toBe(settlement?.payoutMinor);
      expect(reading.unknown.every((label) => label.includes('LunarDeliverySurcharge'))).toBe(true);
      expect(reading.problems.map(({ code }) => code).filter((code) => code === 'settlement_sum')).toEqual(
        [],
      );
      read += 1;
    }
    expect(read).toBe(listed.length);
  });

  it('are listed for ninety days, and cannot be asked for', async () => {
    const bench = amazonBench({ quotas: false });
    const oldest = Math.min(...(await allListed(bench)).map(({ createdTime }) => Date.parse(createdTime)));
    expect(oldest).toBeGreaterThanOrEqual(bench.clock.now() - 90 * dayMs);
    const since = new Date(bench.clock.now() - 91 * dayMs).toISOString();
    const early = await bench.get<ErrorsBody>(`${reports}?reportTypes=${settlements}&createdSince=${since}`);
    expect(early.status).toBe(400);
    const asked = await bench.get<ErrorsBody>(reports, {
      json: { reportType: settlements, marketplaceIds: ['ATVPDKIKX0DER'] },
    });
    expect([asked.status, asked.body.errors[0]?.message]).toEqual([
      400,
      'Request for report type 1117 is not allowed.',
    ]);
  });

  it('come page by page, with the token alone', async () => {
    const bench = amazonBench({ quotas: false, reportsPageSize: 2 });
    const first = await bench.get<Listed>(`${reports}?reportTypes=${settlements}`);
    const token = encodeURIComponent(first.body.nextToken ?? '');
    expect((await bench.get(`${reports}?nextToken=${token}&pageSize=2`)).status).toBe(400);
    const second = await bench.get<Listed>(`${reports}?nextToken=${token}`);
    expect(second.status).toBe(200);
    expect(second.body.reports[0]?.reportId).not.toBe(first.body.reports[0]?.reportId);
  });
});

describe('documents', () => {
  it('lie behind an address that lives for five minutes, takes no token and tells no origin', async () => {
    const bench = amazonBench({ quotas: false });
    const [first] = await allListed(bench);
    const address = await addressOf(bench, first?.reportDocumentId ?? '');
    const withToken = new Request(address, { headers: { 'x-amz-access-token': 'Atza|secret' } });
    expect((await bench.side.handle(withToken)).status).toBe(400);
    const answer = await bench.side.handle(new Request(address));
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null]);
    bench.advance(5 * 60_000);
    expect((await bench.side.handle(new Request(address))).status).toBe(403);
    expect((await bench.side.handle(new Request(`${address}x`.replace('/1?', '/2?')))).status).toBe(403);
  });

  it('are read from the storage without counting against a quota, and asked for within one', async () => {
    const bench = amazonBench();
    const [first] = await allListed(bench);
    const statuses: number[] = [];
    for (let times = 0; times < 16; times += 1)
      statuses.push(
        (await bench.get(`/reports/2021-06-30/documents/${first?.reportDocumentId ?? ''}`)).status,
      );
    expect(statuses).toEqual([...Array(15).fill(200), 429]);
  });
});
