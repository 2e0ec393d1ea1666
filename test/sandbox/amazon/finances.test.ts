import { describe, expect, it } from 'vitest';
import { landmarks } from '../world/landmarks';
import { marketplaces } from '../world/marketplaces';
import { type AmazonBench, amazonBench, benchNowMs, type ErrorsBody } from './amazonBench';
import { identifierOf, type WireTransaction, type WireTransactions } from './wireShapes';

const path = '/finances/2024-06-19/transactions';
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const iso = (atMs: number): string => new Date(atMs).toISOString();
const ofOrder = (orderId: string): string =>
  `${path}?relatedIdentifierName=ORDER_ID&relatedIdentifierValue=${orderId}`;

async function transactionsOf(bench: AmazonBench, orderId: string): Promise<readonly WireTransaction[]> {
  const { body } = await bench.get<WireTransactions>(ofOrder(orderId));
  return body.payload.transactions;
}

async function wholeListing(bench: AmazonBench, query: string) {
  const pages: (readonly WireTransaction[])[] = [];
  let token: string | null | undefined;
  do {
    const next = token === undefined ? '' : `&nextToken=${encodeURIComponent(token ?? '')}`;
    const { status, body } = await bench.get<WireTransactions>(`${path}?${query}${next}`);
    expect(status).toBe(200);
    pages.push(body.payload.transactions);
    token = body.payload.nextToken;
  } while (typeof token === 'string');
  return pages;
}

describe('listTransactions', () => {
  it('gives the first worked case to the cent', async () => {
    const [transaction, ...others] = await transactionsOf(amazonBench(), landmarks.workedCase1);
    expect(others).toEqual([]);
    expect(transaction?.totalAmount).toEqual({ currencyAmount: 23.36, currencyCode: 'USD' });
    expect(transaction?.postedDate).toBe('2026-11-03T07:30:00Z');
  });

  it('shows nothing before its report, and the sale afterwards', async () => {
    const bench = amazonBench();
    expect(await transactionsOf(bench, landmarks.notYetReported)).toEqual([]);
    bench.advance(37 * hourMs);
    const shown = await transactionsOf(bench, landmarks.notYetReported);
    expect(shown.map(({ transactionStatus }) => transactionStatus)).toEqual(['RELEASED']);
    expect(Date.parse(shown[0]?.postedDate ?? '')).toBeLessThan(benchNowMs);
  });

  it('turns a deferred sale into twins when it is released', async () => {
    const bench = amazonBench();
    const [before, ...none] = await transactionsOf(bench, landmarks.deferred);
    expect(none).toEqual([]);
    expect(before?.transactionStatus).toBe('DEFERRED');
    expect(before?.contexts).toContainEqual(
      expect.objectContaining({ contextType: 'DeferredContext', deferralReason: 'DD7' }),
    );
    bench.advance(11 * dayMs);
    const shown = await transactionsOf(bench, landmarks.deferred);
    const original = shown.find(({ transactionId }) => transactionId === before?.transactionId);
    const twin = shown.find(({ transactionId }) => transactionId !== before?.transactionId);
    if (original === undefined || twin === undefined) throw new Error('one of the twins is missing');
    expect(original.transactionStatus).toBe('DEFERRED_RELEASED');
    expect(twin.transactionStatus).toBe('RELEASED');
    expect(identifierOf(original, 'RELEASE_TRANSACTION_ID')).toBe(twin.transactionId);
    expect(identifierOf(twin, 'DEFERRED_TRANSACTION_ID')).toBe(original.transactionId);
    expect(original.postedDate).toBe(before?.postedDate);
    for (const name of ['ORDER_ID', 'SHIPMENT_ID']) {
      expect(identifierOf(twin, name)).toBe(identifierOf(original, name));
    }
    expect(twin.totalAmount).toEqual(original.totalAmount);
    expect(twin.breakdowns).toEqual(original.breakdowns);
    expect(twin.items).toEqual(original.items);
    expect(twin.contexts?.map(({ contextType }) => contextType)).not.toContain('DeferredContext');
  });

  it('gives both orders of twins', async () => {
    const released = landmarks.deferredReleased;
    const newest = await transactionsOf(amazonBench({ newestFirst: true }), released);
    const oldest = await transactionsOf(amazonBench({ newestFirst: false }), released);
    expect(newest.map(({ transactionStatus }) => transactionStatus)).toEqual([
      'RELEASED',
      'DEFERRED_RELEASED',
    ]);
    expect(oldest).toEqual([...newest].reverse());
  });

  it('shows an invoiced order on the invoiced account, deferred for B2B', async () => {
    const [transaction] = await transactionsOf(amazonBench(), landmarks.invoiced);
    expect(transaction).toMatchObject({
      transactionStatus: 'DEFERRED',
      sellingPartnerMetadata: { accountType: 'Invoiced Orders' },
    });
    expect(transaction?.contexts).toContainEqual(expect.objectContaining({ deferralReason: 'B2B' }));
  });

  it('shows refunds without a shipment id and with the quantity that was ordered', async () => {
    const shown = await transactionsOf(amazonBench(), landmarks.twicePartlyRefunded);
    const refunds = shown.filter(({ transactionType }) => transactionType === 'Refund');
    expect(refunds).toHaveLength(2);
    for (const refund of refunds) {
      expect(identifierOf(refund, 'SHIPMENT_ID')).toBeUndefined();
      expect(identifierOf(refund, 'REFUND_ID')).toMatch(/^amzn1:crow:/);
      expect(refund.breakdowns.map(({ breakdownType }) => breakdownType)).toEqual([
        'Refunded Expenses',
        'Refunded Sales',
      ]);
      expect(refund.items?.[0]?.contexts?.[0]?.quantityShipped).toBe(2);
    }
  });

  it('shows a refund that was posted before its sale', async () => {
    const shown = await transactionsOf(amazonBench({ newestFirst: false }), landmarks.refundedBeforeSale);
    expect(shown.map(({ transactionType }) => transactionType)).toEqual(['Refund', 'Shipment']);
  });

  it('shows a multi-channel order as a cost of Non-Amazon US', async () => {
    const [transaction] = await transactionsOf(amazonBench(), landmarks.multiChannel);
    expect(transaction).toMatchObject({
      description: 'FBAShipmentInjectionFulfillmentFee',
      marketplaceDetails: { marketplaceName: 'Non-Amazon US' },
    });
    expect(transaction?.totalAmount.currencyAmount).toBeLessThan(0);
  });

  it('pages through a window without loss, with an empty page among the others', async () => {
    const window = `postedAfter=${iso(benchNowMs - 60 * dayMs)}&postedBefore=${iso(benchNowMs - hourMs)}`;
    const [one] = await wholeListing(amazonBench({ emptyPages: 'never' }), window);
    const pages = await wholeListing(amazonBench({ pageSize: 60 }), window);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.map((page) => page.length)).toContain(0);
    expect(pages.flat()).toEqual(one);
    const emptyFirst = await wholeListing(amazonBench({ emptyPages: 'always' }), window);
    expect(emptyFirst.map((page) => page.length)).toEqual([0, one?.length]);
  });

  it('ends a page token after five minutes, and refuses other parameters with it', async () => {
    const bench = amazonBench({ pageSize: 20 });
    const window = `postedAfter=${iso(benchNowMs - 30 * dayMs)}`;
    const first = await bench.get<WireTransactions>(`${path}?${window}`);
    const next = encodeURIComponent(first.body.payload.nextToken ?? '');
    const other = await bench.get<ErrorsBody>(
      `${path}?${window}&transactionStatus=RELEASED&nextToken=${next}`,
    );
    expect([other.status, other.body.errors[0]?.code]).toEqual([400, 'InvalidInput']);
    expect((await bench.get(`${path}?${window}&nextToken=${next}`)).status).toBe(200);
    bench.advance(5 * 60_000);
    expect((await bench.get(`${path}?${window}&nextToken=${next}`)).status).toBe(400);
  });

  it.each([
    ['neither a start nor an identifier', ''],
    ['a start within two minutes', `postedAfter=${iso(benchNowMs - 60_000)}`],
    [
      'an end within two minutes',
      `postedAfter=${iso(benchNowMs - dayMs)}&postedBefore=${iso(benchNowMs - 60_000)}`,
    ],
    [
      'an end before the start',
      `postedAfter=${iso(benchNowMs - dayMs)}&postedBefore=${iso(benchNowMs - 2 * dayMs)}`,
    ],
    ['a start that is no date', 'postedAfter=yesterday'],
    ['an identifier without a value', 'relatedIdentifierName=ORDER_ID'],
    ['a value without an identifier', 'relatedIdentifierValue=114-1111111-1111111'],
    ['an identifier that does not filter', 'relatedIdentifierName=SETTLEMENT_ID&relatedIdentifierValue=1'],
    ['an unknown status', `postedAfter=${iso(benchNowMs - dayMs)}&transactionStatus=PAID`],
    ['an unknown page token', `postedAfter=${iso(benchNowMs - dayMs)}&nextToken=abc`],
  ])('refuses %s', async (_what, query) => {
    const { status, body } = await amazonBench().get<ErrorsBody>(`${path}?${query}`);
    expect([status, body.errors[0]?.code]).toEqual([400, 'InvalidInput']);
  });

  it('answers more than 180 days with nothing', async () => {
    const bench = amazonBench();
    const asked = async (days: number) => {
      const { body } = await bench.get<WireTransactions>(
        `${path}?postedAfter=${iso(benchNowMs - days * dayMs)}`,
      );
      return body.payload.transactions.length;
    };
    expect(await asked(181)).toBe(0);
    expect(await asked(179)).toBeGreaterThan(0);
  });

  it('filters by marketplace as Amazon does', async () => {
    const bench = amazonBench();
    const window = `postedAfter=${iso(benchNowMs - 5 * dayMs)}`;
    const all = (await wholeListing(bench, window)).flat();
    const us = (await wholeListing(bench, `${window}&marketplaceId=${marketplaces.unitedStates.id}`)).flat();
    const orderIds = (rows: readonly WireTransaction[]) => rows.map((row) => identifierOf(row, 'ORDER_ID'));
    // Without the filter the merchant's own shipments are there, with it they are not; multi-channel rows are.
    expect(orderIds(all)).toContain(landmarks.merchantMultiItem);
    expect(orderIds(us)).not.toContain(landmarks.merchantMultiItem);
    expect(orderIds(us)).toContain(landmarks.multiChannel);
    expect(orderIds(us)).not.toContain(landmarks.canadian);
    expect((await wholeListing(bench, `${window}&marketplaceId=A1PA6795UKMFR9`)).flat()).toEqual([]);
  });

  it('filters by status and by event group', async () => {
    const bench = amazonBench();
    const window = `postedAfter=${iso(benchNowMs - 30 * dayMs)}`;
    const deferred = (await wholeListing(bench, `${window}&transactionStatus=DEFERRED`)).flat();
    expect(deferred.length).toBeGreaterThan(0);
    expect(new Set(deferred.map(({ transactionStatus }) => transactionStatus))).toEqual(
      new Set(['DEFERRED']),
    );
    const [sale] = await transactionsOf(bench, landmarks.simpleFba);
    const group = sale === undefined ? '' : identifierOf(sale, 'FINANCIAL_EVENT_GROUP_ID');
    const grouped = await wholeListing(
      bench,
      `relatedIdentifierName=FINANCIAL_EVENT_GROUP_ID&relatedIdentifierValue=${group}`,
    );
    const groups = grouped.flat().map((row) => identifierOf(row, 'FINANCIAL_EVENT_GROUP_ID'));
    expect(grouped.flat().map(({ transactionId }) => transactionId)).toContain(sale?.transactionId);
    expect(new Set(groups)).toEqual(new Set([group]));
  });

  it('gives nothing for an order that it does not know', async () => {
    expect(await transactionsOf(amazonBench(), '114-0000000-0000000')).toEqual([]);
  });

  it('shows what live answers show, in the mode of deviations', async () => {
    const bench = amazonBench({ deviations: true });
    const pages = await wholeListing(bench, `postedAfter=${iso(benchNowMs - 60 * dayMs)}`);
    const text = JSON.stringify(pages);
    expect(text).toContain('"breakdowns":null');
    expect(text).toContain('"INVOICE_ID"');
    expect(text).toContain('"Released"');
    expect(text).toContain('"breakdownType":"FBAFees"');
    expect(text).toContain('"currencyCode":null');
    const [missing] = await transactionsOf(bench, landmarks.itemTreesMissing);
    expect(missing?.items?.[0]?.breakdowns).toBeNull();
  });
});
