import { describe, expect, it } from 'vitest';
import { problemTable } from '../../lib/problem/table';
import { judgeFault, parseFault } from '../../lib/quickbooks/faults';
import { faultRow, faultTable } from '../../lib/quickbooks/faultTable';

/** Every code of Intuit's page of error codes that can be met here, and of recorded answers, with what it comes to. */
const documented: Readonly<Record<string, string>> = {
  'unclear time quickbooks_unavailable': '500 10000 10100 10200',
  'throttled time quickbooks_busy': '3001',
  'reauthorise seller quickbooks_grant_revoked': '3200 3202 100 110 120',
  'forbidden seller quickbooks_keys_for_other_kind': '3100',
  'forbidden time quickbooks_company_shut': '130 140 150',
  'stale seller quickbooks_changed_meanwhile': '5010',
  'exists time quickbooks_number_taken': '6140',
  'exists seller quickbooks_name_taken': '6240',
  'exists time quickbooks_request_seen': '600',
  'mapping seller quickbooks_reference_gone': '610 700 2500 6250',
  'mapping seller quickbooks_account_unsuitable': '6430',
  'mapping seller quickbooks_tax_code_refused': '6100 6160 6170 6230 6470',
  'mapping seller quickbooks_before_stock': '6270',
  'mapping seller quickbooks_quantity_wanted': '6520',
  'content makers quickbooks_content_refused':
    '900 1040 1050 2000 2010 2020 2030 2040 2050 2060 2070 2080 2090 2100 2110 2120 2130 2140 2150 2160 2170 2180 ' +
    '2190 2200 2210 2220 2230 2240 2250 2260 2270 2280 2300 2600 3000 5000 6010 6020 6030 6040 6041 6050 6060 6070 ' +
    '6080 6090 6150 6440 6530',
  'content makers quickbooks_negative_refused': '2290',
  'content seller quickbooks_refused': '620 630 1000 1010 1020 6000 6130 6180 6310 6320 6420',
  'sellerActs seller quickbooks_permission': '5020',
  'sellerActs seller quickbooks_plan': '5030',
  'sellerActs seller quickbooks_subscription': '6190',
  'sellerActs seller quickbooks_books_closed': '6200 6210',
  'sellerActs seller quickbooks_deposited': '6540',
  'sellerActs seller quickbooks_matched': '6480',
  'sellerActs seller quickbooks_depended_on': '800 6110 6120 6220 6280 6400 6450',
  'query makers quickbooks_content_refused': '4000 4001 4002',
};

describe('the table of faults', () => {
  it('has every code once, trimmed, and no other', () => {
    const codes = faultTable.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^[1-9]\d*$/.test(code))).toBe(true);
    const expected = Object.values(documented).flatMap((line) => line.split(' '));
    expect([...codes].sort()).toEqual([...expected].sort());
  });

  it.each(Object.entries(documented))('takes for “%s” what is so', (expected, codes) => {
    for (const code of codes.split(' ')) {
      const { class: faultClass, move, problem } = faultRow(code);
      expect([code, `${faultClass} ${move} ${problem}`]).toEqual([code, expected]);
    }
  });

  it('gives every row a sentence of QuickBooks’ party', () => {
    for (const { problem } of faultTable) expect(problemTable[problem].party).toBe('quickbooks');
  });

  it('lets only time move where a retry by itself is allowed', () => {
    for (const { code, move, problem } of faultTable) {
      const byItself = problemTable[problem].retry.kind === 'after';
      if (byItself) expect([code, move]).toEqual([code, 'time']);
    }
  });

  it('takes an unknown code for a refusal to read', () => {
    expect(faultRow('9999')).toMatchObject({ class: 'content', problem: 'quickbooks_refused' });
  });
});

describe('the three shapes', () => {
  it('reads a code in the message where none is given, without leading zeros', () => {
    const fault = parseFault(
      '{"fault":{"error":[{"message":"message=AuthenticationFailed; errorCode=003200; statusCode=401","detail":null}],"type":"AUTHENTICATION"}}',
    );
    expect(fault?.errors[0]?.code).toBe('3200');
  });

  it('reads XML with entities and attributes in any order', () => {
    const fault = parseFault(
      `<?xml version="1.0"?><IntuitResponse><Fault type='ValidationFault'><Error element="Line" code="002500"><Message>A &amp; B</Message><Detail>&lt;1&gt;</Detail></Error></Fault></IntuitResponse>`,
    );
    expect(fault).toEqual({
      type: 'ValidationFault',
      errors: [{ code: '2500', message: 'A & B', detail: '<1>', element: 'Line' }],
    });
  });

  it.each(['', '{', '<html><title>Oops</title></html>', '{"SalesReceipt":{}}', 'null', '[]'])(
    'finds no fault in %s',
    (body) => expect(parseFault(body)).toBeUndefined(),
  );

  it('never repeats the token that Intuit quotes', () => {
    const fault = parseFault(
      '{"fault":{"error":[{"message":"AuthenticationFailed","detail":"Token expired: canary12…","code":"3200"}],"type":"AUTHENTICATION"}}',
    );
    const said = fault === undefined ? '' : judgeFault(fault, 401, ['canary1234567890']).problem.said;
    expect(said).toContain('Token expired');
    expect(said).not.toContain('canary');
  });
});
