import { describe, expect, it } from 'vitest';
import { problemTable } from '../../lib/problem/table';
import { judgeFault, parseFault } from '../../lib/quickbooks/faults';
import { faultRow, faultTable } from '../../lib/quickbooks/faultTable';

/** Every code of Intuit's page of error codes and of recorded answers, with the class that it must have. */
const documented: Readonly<Record<string, string>> = {
  unclear: '500 10000 10100 10200',
  throttled: '3001',
  reauthorise: '3200 100 110 120 130 140 150',
  forbidden: '3100',
  stale: '5010',
  exists: '6140 6240 600',
  mapping: '610 2500 6430 6250 6440 6470 6480 6520 6100 6160 6170',
  content:
    '1040 2010 2020 2030 2040 2050 2060 2070 2080 2090 2100 2110 2130 2170 2250 2290 2300 6000 6010 6070 6090 6270',
  sellerActs: '5020 5030 6190 6200 6210 6540',
  query: '4000 4001 4002',
};

describe('the table of faults', () => {
  it('has every code once, trimmed, and no other', () => {
    const codes = faultTable.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^[1-9]\d*$/.test(code))).toBe(true);
    const expected = Object.values(documented).flatMap((line) => line.split(' '));
    expect([...codes].sort()).toEqual([...expected].sort());
  });

  it.each(Object.entries(documented))('classes as %s what is so', (faultClass, codes) => {
    for (const code of codes.split(' ')) expect([code, faultRow(code).class]).toEqual([code, faultClass]);
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
