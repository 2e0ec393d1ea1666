import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Shape } from './entities/shape';
import { entityNamed, entityRows } from './entities/table';
import { isRecord, type Json, type JsonRecord, listOf, recordOf, textOf } from './record';
import { bench, faultCode } from './testing';

const folder = '../shared/data/quickbooks';

interface Exchange extends JsonRecord {
  readonly response: JsonRecord;
}

function recorded(name: string): readonly Exchange[] {
  return JSON.parse(readFileSync(`${folder}/recorded/${name}.json`, 'utf8')) as Exchange[];
}

function exchange(name: string, index: number): Exchange {
  const found = recorded(name)[index];
  if (found === undefined) throw new Error(`${name} has no exchange ${index}`);
  return found;
}

/** The structure of a value: the names of its properties and the types of what they hold. */
function structure(value: Json | undefined): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [structure(value[0])];
  if (!isRecord(value)) return value === null ? 'null' : typeof value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, structure(value[key])]),
  );
}

/** A recorded request with the references of that company replaced by ours. */
function ours(request: JsonRecord): JsonRecord {
  return JSON.parse(
    JSON.stringify(request, (key, value: unknown) => {
      if (key === 'ItemRef' || key === 'CustomerRef') return { value: '1' };
      return value;
    }),
  ) as JsonRecord;
}

describe.skipIf(!existsSync(`${folder}/recorded`))('recorded exchanges', () => {
  it('an expired token has our structure, key by key', async () => {
    const b = bench();
    b.side.expireAccessTokens();
    const answer = await b.call('GET', 'customer/1');
    const { response } = exchange('error_401', 0);
    expect(structure(answer.json)).toEqual(structure(response));
    expect(Object.keys(answer.json)).toEqual(Object.keys(response));
    expect(recordOf(answer.json, 'fault')['type']).toBe(recordOf(response, 'fault')['type']);
  });

  it('an unknown property, a wrong id, a taken name, an unknown entity: the same codes and structure', async () => {
    const b = bench();
    await b.create('Customer', { DisplayName: 'Weiskopf Consulting' });
    const cases: readonly (readonly [string, number, Awaited<ReturnType<typeof b.call>>])[] = [
      ['error_400_json', 0, await b.create('Invoice', { BadJson: true })],
      ['error_500', 0, await b.call('GET', 'customer/1/5')],
      ['error_500', 1, await b.call('GET', 'customer/1.5')],
      ['error_validation', 0, await b.create('Customer', { DisplayName: 'Weiskopf Consulting' })],
      ['error_400', 1, await b.query('SELECT * FROM Custmoer')],
    ];
    for (const [name, index, answer] of cases) {
      const { response, status } = exchange(name, index);
      const [theirs] = listOf(recordOf(response, 'Fault'), 'Error');
      const [mine] = listOf(recordOf(answer.json, 'Fault'), 'Error');
      expect(faultCode(answer), name).toBe(textOf(theirs ?? {}, 'code'));
      expect(answer.status).toBe(recordOf({ status: status ?? null }, 'status')['code']);
      expect(recordOf(answer.json, 'Fault')['type']).toBe(recordOf(response, 'Fault')['type']);
      expect(mine?.['Message']).toBe(theirs?.['Message']);
      expect(Object.keys(mine ?? {})).toEqual(expect.arrayContaining(['Message', 'Detail', 'code']));
    }
  });

  it('a created invoice and customer have the recorded properties', async () => {
    const b = bench();
    b.company.setMode({ customTxnNumbers: false });
    const invoice = exchange('create_invoice', 0);
    const answer = await b.create('Invoice', ours(recordOf(invoice, 'request')));
    expect(answer.status).toBe(200);
    // What that company had and ours has not: addresses, custom fields, online payment.
    const foreign = /^(Allow|CustomField|BillAddr|ShipAddr|LinkedTxn|DueDate)/;
    const theirs = recordOf(invoice.response, 'Invoice');
    const mine = recordOf(answer.json, 'Invoice');
    const expected = Object.keys(theirs).filter((key) => !foreign.test(key));
    expect(Object.keys(mine)).toEqual(expect.arrayContaining(expected));
    expect(structure(mine['Line'])).toEqual(structure(theirs['Line']));
    expect(structure(mine['MetaData'])).toEqual(structure(theirs['MetaData']));
    expect(structure(mine['TxnTaxDetail'])).toEqual(structure(theirs['TxnTaxDetail']));
    const customer = exchange('create_customer', 0);
    const made = await b.create('Customer', recordOf(customer, 'request'));
    const known = Object.keys(recordOf(customer.response, 'Customer')).filter(
      (key) => key !== 'DefaultTaxCodeRef',
    );
    expect(Object.keys(recordOf(made.json, 'Customer'))).toEqual(expect.arrayContaining(known));
  });

  it('a deleted document is answered with the same properties', async () => {
    const b = bench();
    b.company.createAsPerson('Invoice', ours(recordOf(exchange('create_invoice', 0), 'request')));
    const answer = await b.call('POST', 'invoice?operation=delete', { Id: '145', SyncToken: '0' });
    expect(structure(answer.json)).toEqual(structure(exchange('delete_invoice', 1).response));
  });

  it('every recorded sales receipt has only properties that we know, and reads like ours', async () => {
    const rows = listOf(
      recordOf(exchange('all_sales_receipts', 0).response, 'QueryResponse'),
      'SalesReceipt',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const b = bench();
      b.company.closeBooks(undefined);
      const { LinkedTxn: _links, ...content } = row;
      const {
        Id: _id,
        SyncToken: _token,
        PaymentMethodRef: _method,
        DepositToAccountRef: _account,
        ...created
      } = ours(content);
      const answer = await b.create('SalesReceipt', created);
      expect(answer.text).not.toContain('Fault');
      expect(recordOf(answer.json, 'SalesReceipt')['TotalAmt']).toBe(row['TotalAmt']);
    }
  });

  it('a batch with a vendor, a missing invoice, a stale receipt and a query is answered alike', async () => {
    const b = bench();
    b.company.createAsPerson('SalesReceipt', {
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: 337.5,
          SalesItemLineDetail: { ItemRef: { value: '1' } },
        },
      ],
    });
    b.company.editAsPerson('SalesReceipt', '145', { PrivateNote: 'edited' });
    const batch = exchange('batch_basic', 0);
    const request = JSON.parse(
      JSON.stringify(batch['request']).replaceAll('"11"', '"145"').replaceAll('"129"', '"9999"'),
    ) as JsonRecord;
    const answer = await b.call('POST', 'batch', request);
    const mine = listOf(answer.json, 'BatchItemResponse');
    const theirs = listOf(batch.response, 'BatchItemResponse');
    expect(mine.map((item) => Object.keys(item))).toEqual(theirs.map((item) => Object.keys(item)));
    expect(structure(mine[1])).toEqual(structure(theirs[1]));
    expect(structure(mine[2])).toEqual(structure(theirs[2]));
    expect([faultCode({ json: mine[1] ?? {} }), faultCode({ json: mine[2] ?? {} })]).toEqual(['610', '5010']);
  });
});

describe.skipIf(!existsSync(`${folder}/properties.json`))('Intuit’s schema', () => {
  const lowerCase = ['domain', 'sparse', 'status'];
  const schema = existsSync(`${folder}/properties.json`)
    ? (JSON.parse(readFileSync(`${folder}/properties.json`, 'utf8')) as JsonRecord)
    : {};

  const types = recordOf(schema, 'types');
  const lengths = existsSync(`${folder}/field-lengths.json`)
    ? recordOf(JSON.parse(readFileSync(`${folder}/field-lengths.json`, 'utf8')) as JsonRecord, 'Types')
    : {};
  // Employees are served for their names alone, and are not in the extract of the schema.
  const names = entityRows
    .map((row) => row.name)
    .filter((name) => recordOf(schema, 'entities')[name] !== undefined);

  /** Properties of a shape, nested ones too, that the schema does not have. */
  function strangers(type: string, shape: Shape, path: string): readonly string[] {
    const known = types[type];
    if (!isRecord(known)) return [];
    return Object.entries(shape).flatMap(([property, rule]) => {
      const here = `${path}.${property}`;
      const unknown = known[property] === undefined && !lowerCase.includes(property) ? [here] : [];
      const isNested = rule.kind === 'object' || rule.kind === 'list';
      return isNested ? [...unknown, ...strangers(rule.type, rule.shape, here)] : unknown;
    });
  }

  it('is known to cover what we serve', () => expect(names).toHaveLength(21));

  it.each(names)('has every property of %s', (name) => {
    expect(strangers(name, entityNamed(name)?.shape ?? {}, name)).toEqual([]);
  });

  it.each(names)('gives %s the lengths we enforce', (name) => {
    const wrong = listOf(recordOf(lengths, name), 'attributes').flatMap((attribute) => {
      const property = textOf(attribute, 'name') ?? '';
      const [, stated] = /max(?:imum)?(?: of)? (\d+) char/i.exec(textOf(attribute, 'metaData') ?? '') ?? [];
      const rule = entityNamed(name)?.shape[property];
      if (stated === undefined || rule?.kind !== 'text' || rule.maxLength === Number(stated)) return [];
      return [`${property}: ${rule.maxLength}, stated ${stated}`];
    });
    expect(wrong).toEqual([]);
  });
});
