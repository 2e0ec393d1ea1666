import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ok } from '../../lib/problem/problem';
import { type CallEnd, callQuickBooks } from '../../lib/quickbooks/call';
import { foundDocument } from '../../lib/quickbooks/documents/foundDocument';
import { faultIn, judgeFault, parseFault } from '../../lib/quickbooks/faults';
import { listAccount, listCustomer } from '../../lib/quickbooks/lists';
import { quickbooksQuotas } from '../../lib/quickbooks/quotas';
import { isDeleted } from '../../lib/quickbooks/send';
import { memoryThrottle } from '../sync/memoryThrottle';

const data = '../shared/data/quickbooks';

interface Exchange {
  readonly status: { readonly code: number };
  readonly response: Readonly<Record<string, unknown>> | string;
}

/** What every recorded file comes to: a code of a fault, or `fine`, for each of its exchanges. */
const recorded: Readonly<Record<string, readonly string[]>> = {
  all_alt_select: ['fine', 'fine', 'fine', 'fine', 'fine'],
  all_customers: ['fine', 'fine'],
  all_employees_including_active: ['fine', 'fine'],
  all_sales_receipts: ['fine'],
  all_vendors_by_5: ['fine', 'fine', 'fine', 'fine', 'fine', 'fine', 'fine'],
  attachment_create_for_invoice: ['fine'],
  attachment_delete_attachment: ['fine'],
  attachment_error_estimate: ['6000 content'],
  attachment_read_attachment: ['fine'],
  batch_basic: ['fine', '610 mapping', '5010 stale', 'fine'],
  cdc_basic: ['fine'],
  create_customer: ['fine'],
  create_invoice: ['fine'],
  deactivate_account: ['fine', 'fine'],
  deactivate_employee: ['fine', 'fine'],
  delete_invoice: ['fine', 'fine'],
  error_400: ['fine', '4001 query'],
  error_400_json: ['2010 content'],
  error_401: ['3200 reauthorise'],
  error_500: ['500 content', '2030 content'],
  error_validation: ['6240 exists'],
  get_display_name: ['fine'],
  get_id: ['fine'],
  get_inactive_vendors: ['fine'],
  get_pdf_invoice: ['fine'],
  misc_ampersand: ['fine'],
  reports_gl: ['fine'],
  reports_profit_and_loss: ['fine'],
  update_customer: ['fine', 'fine'],
  update_sales_receipt: ['fine', 'fine'],
  void_invoice: ['fine', 'fine'],
};

const xml: Readonly<Record<string, string>> = {
  customer_duplicate_error: '6240 exists',
  deposit: 'fine',
  fault: '2050 content',
  generic_error: '10000 unclear',
  invoice_with_bundle_line_item: 'fine',
  preferences: 'fine',
  query_validation_error: '4001 query',
  refund_receipt: 'fine',
  sales_receipt_void_success_response: 'fine',
  tax_codes: 'fine',
  tax_rates: 'fine',
  throttle_exceeded_error: '3001 throttled',
  too_many_requests_error: '3001 throttled',
};

function exchangesOf(name: string): readonly Exchange[] {
  return JSON.parse(readFileSync(`${data}/recorded/${name}.json`, 'utf8'));
}

function member(response: Exchange['response'], name: string): unknown {
  return typeof response === 'string' ? undefined : response[name];
}

function verdicts({ response, status }: Exchange): readonly string[] {
  if (typeof response === 'string') return [verdictOf(parseFault(response), status.code)];
  const items = response['BatchItemResponse'] ?? response['AttachableResponse'];
  const answers: readonly unknown[] = Array.isArray(items) ? items : [response];
  return answers.map((answer) => verdictOf(faultIn(answer), status.code));
}

function verdictOf(fault: ReturnType<typeof parseFault>, status: number): string {
  if (fault === undefined) return 'fine';
  const verdict = judgeFault(fault, status);
  return `${verdict.code} ${verdict.class}`;
}

/** How a call ends that is answered so. */
async function endOf({ status, response }: Exchange): Promise<CallEnd['ended']> {
  const body = typeof response === 'string' ? response : JSON.stringify(response);
  const end = await callQuickBooks(
    {
      exchange: async () => ({ ended: 'answered', status: status.code, headers: new Headers(), body }),
      tokens: { current: async () => ok('token'), renewed: async () => ok('renewed') },
      throttle: memoryThrottle(
        'quickbooks/1',
        quickbooksQuotas,
        () => 0,
        async () => {},
      ),
      base: 'https://quickbooks.api.intuit.com/v3/company/1',
      waitAtMostMs: 0,
      urgency: 'click',
    },
    { method: 'GET', path: '/customer/1' },
  );
  return end.ended;
}

/** Calls with several parts are answered as a whole; a PDF, which nothing here asks for, is no answer. */
const asWhole: Readonly<Record<string, readonly CallEnd['ended'][]>> = {
  attachment_error_estimate: ['answered'],
  batch_basic: ['answered'],
  get_pdf_invoice: ['unclear'],
};

/** What a verdict of the tables comes to for a call. */
function endWanted(verdict: string): CallEnd['ended'] {
  if (verdict === 'fine') return 'answered';
  if (/throttled|reauthorise|forbidden/.test(verdict)) return 'notProcessed';
  return verdict.endsWith('unclear') ? 'unclear' : 'refused';
}

describe.skipIf(!existsSync(data))('recorded traffic', () => {
  it('leaves out none of the files', () => {
    const names = (folder: string, end: string) =>
      readdirSync(`${data}/${folder}`)
        .map((name) => name.replace(end, ''))
        .sort();
    expect(names('recorded', '.json')).toEqual(Object.keys(recorded).sort());
    expect(names('faults', '.xml')).toEqual(Object.keys(xml).sort());
  });

  it.each(Object.entries(recorded))('%s', (name, expected) => {
    expect(exchangesOf(name).flatMap(verdicts)).toEqual(expected);
  });

  it.each(Object.entries(xml))('%s.xml', (name, expected) => {
    expect(verdictOf(parseFault(readFileSync(`${data}/faults/${name}.xml`, 'utf8')), 400)).toBe(expected);
  });

  it.each(Object.entries(recorded))('%s ends each call as it must', async (name, expected) => {
    const exchanges = exchangesOf(name);
    const ends = await Promise.all(exchanges.map(endOf));
    expect(ends).toEqual(asWhole[name] ?? expected.map(endWanted));
  });

  it.each(Object.entries(xml).filter(([, what]) => what !== 'fine'))(
    '%s.xml ends a call',
    async (name, what) => {
      const response = readFileSync(`${data}/faults/${name}.xml`, 'utf8');
      for (const code of [200, 400, 403, 429]) {
        const end = await endOf({ response, status: { code } });
        expect(end, `${code}`).toBe(code === 429 ? 'notProcessed' : endWanted(what));
      }
    },
  );

  it('reads the recorded sales receipts', () => {
    const rows = exchangesOf('all_sales_receipts').flatMap(({ response }) => {
      const query = (response as { QueryResponse: { SalesReceipt: readonly unknown[] } }).QueryResponse;
      return query.SalesReceipt;
    });
    const found = rows.map((row) => foundDocument('salesReceipt', row, undefined));
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain(undefined);
    expect(found[0]).toMatchObject({
      id: '17',
      number: '1008',
      date: '2020-09-29',
      totalMinor: 33_750,
      currency: 'USD',
      deposited: false,
      createdAtMs: Date.UTC(2015, 9, 6, 22, 12, 39),
    });
  });

  it('reads the recorded lists, inactive entries too', () => {
    const customers = exchangesOf('all_customers').flatMap(({ response }) => {
      const { QueryResponse } = response as { QueryResponse: { Customer?: readonly unknown[] } };
      return QueryResponse.Customer ?? [];
    });
    expect(customers.length).toBeGreaterThan(10);
    expect(customers.map(listCustomer)).not.toContain(undefined);
    const [account] = exchangesOf('deactivate_account').map(({ response }) => member(response, 'Account'));
    expect(listAccount(account)).toEqual({
      id: '5',
      name: 'Fees Billed (deleted)',
      type: 'Income',
      subType: 'ServiceFeeIncome',
      active: false,
      currency: 'USD',
    });
  });

  it('knows a deletion', () => {
    const [read, deletion] = exchangesOf('delete_invoice').map(({ response }) => member(response, 'Invoice'));
    expect([isDeleted(read), isDeleted(deletion)]).toEqual([false, true]);
  });
});
