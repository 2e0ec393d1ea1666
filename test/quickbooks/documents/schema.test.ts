import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../lib/books/draft';
import { documentRows } from '../../../lib/quickbooks/documents/documentRows';
import type { PayloadCompany } from '../../../lib/quickbooks/documents/head';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import { updateBody } from '../../../lib/quickbooks/update';
import type { JsonRecord } from '../../sandbox/quickbooks/record';
import { hasReference, judgeByReference, readReference } from '../schema/judgeByReference';
import { judgeBySchema } from '../schema/judgeBySchema';
import { hasSchema, readSchema } from '../schema/readSchema';
import { americanPlace, type DraftPlace, fullDrafts, ref } from './fullDrafts';

const kinds = Object.keys(documentRows) as Draft['kind'][];
const vat = { currency: 'GBP', taxCode: ref('4'), percent: 20, rateId: '6' };
/** Places whose documents differ in form. */
const places = {
  'a US company': [americanPlace, { country: 'US', multiCurrency: false }],
  'a US company with several currencies': [americanPlace, { country: 'US', multiCurrency: true }],
  'a US company with a class a document': [
    americanPlace,
    { country: 'US', multiCurrency: false, tracksClasses: 'perTransaction' },
  ],
  'a company with VAT': [vat, { country: 'GB', multiCurrency: false }],
  'a company with VAT and several currencies': [vat, { country: 'GB', multiCurrency: true }],
} as const satisfies Readonly<Record<string, readonly [DraftPlace, PayloadCompany]>>;
const cases = Object.entries(places).flatMap(([where, [place, company]]) =>
  kinds.map((kind) => [kind, where, fullDrafts(place)[kind] as Draft, company as PayloadCompany] as const),
);

function bytesOf(draft: Draft, company: PayloadCompany, note = 'A note\ncf:1'): string {
  return payloadOf(draft, note, company, {
    receivable: { accountId: '84', customer: ref('58') },
    paid: new Map([
      ['INV', { id: '145', entity: 'Invoice' }],
      ['CM', { id: '146', entity: 'CreditMemo' }],
    ]),
  });
}

const parsed = (bytes: string) => JSON.parse(bytes) as JsonRecord;

/** Attributes of the schema that the reference leaves out, though its own samples have the first. */
const schemaAlone = ['Purchase.EntityRef.type:', 'Transfer.CurrencyRef:', 'Transfer.ExchangeRate:'];

/** Numbers as they are written, texts left aside. */
function numbersOf(bytes: string): readonly string[] {
  const bare = bytes.replaceAll(/"(?:\\.|[^"\\])*"/g, '""');
  return [...bare.matchAll(/[-+.\dEe]*\d[-+.\dEe]*/g)].map(([number]) => number);
}

/** What an `xs:decimal` may be, in at most the fifteen digits of Intuit's amounts. */
const decimal = /^-?(0|[1-9]\d{0,14})(\.\d{1,7})?$/;

describe.skipIf(!hasSchema || !hasReference)(
  'every kind of document, judged by Intuit’s own descriptions',
  () => {
    const schema = hasSchema ? readSchema() : { types: new Map(), simple: new Map() };
    const reference = hasReference ? readReference() : {};
    const verdict = (kind: Draft['kind'], document: JsonRecord) => {
      const { entity } = documentRows[kind];
      const byReference = judgeByReference(reference, entity, document);
      return [
        ...judgeBySchema(schema, entity, document),
        ...byReference.filter((fault) => !schemaAlone.some((known) => fault.startsWith(known))),
      ];
    };

    it.each(cases)('%s of %s has no fault', (kind, _where, draft, company) => {
      const bytes = bytesOf(draft, company);
      expect(verdict(kind, parsed(bytes))).toEqual([]);
      for (const number of numbersOf(bytes)) expect(number).toMatch(decimal);
    });

    it.each(['salesReceipt', 'refundReceipt', 'invoice', 'creditMemo', 'estimate'] as const)(
      '%s bears its class as a whole where the company gives one to documents',
      (kind) => {
        const [place, company] = places['a US company with a class a document'];
        const draft = fullDrafts(place)[kind];
        expect(parsed(bytesOf(draft, company))['ClassRef']).toEqual({ value: '200' });
        expect(parsed(bytesOf(draft, places['a US company'][1]))['ClassRef']).toBeUndefined();
        const lines = draft.lines.map((line, index) => ({ ...line, class: ref(`${index}`) }));
        expect(parsed(bytesOf({ ...draft, lines }, company))['ClassRef']).toBeUndefined();
      },
    );

    it('bears the location wherever the kind of document has one', () => {
      const [place, company] = places['a US company'];
      // Payments and transfers have none. Source: Intuit, entity pages.
      for (const kind of kinds.filter((each) => each !== 'payment' && each !== 'transfer'))
        expect(bytesOf(fullDrafts(place)[kind], company), kind).toContain('"DepartmentRef":{"value":"3"}');
    });

    it.each(cases)('%s of %s has no fault when it is changed', (kind, _where, draft, company) => {
      const payload = bytesOf(draft, company);
      for (const replaces of [undefined, `{"ShipDate":"2026-11-02",${payload.slice(1)}`]) {
        const update = {
          id: '145',
          syncToken: '3',
          payload,
          ...(replaces === undefined ? {} : { replaces }),
        };
        expect(judgeBySchema(schema, documentRows[kind].entity, parsed(updateBody(update)))).toEqual([]);
      }
    });

    it.each(cases)('%s of %s has none either whatever its texts are', (kind, _where, draft, company) => {
      const text = fc.tuple(fc.string({ unit: 'binary', maxLength: 9 }), fc.nat(1300));
      fc.assert(
        fc.property(text, text, ([word, times], [memoWord, memoTimes]) => {
          const lines = draft.lines.map((line) => ({ ...line, description: word.repeat(times) }));
          const note = `${memoWord.repeat(memoTimes)}\ncf:abc 1 2`;
          expect(verdict(kind, parsed(bytesOf({ ...draft, lines } as Draft, company, note)))).toEqual([]);
        }),
        { numRuns: 30 },
      );
    });

    describe('the judges themselves find', () => {
      const [, company] = places['a company with VAT'];
      const sale = parsed(bytesOf(fullDrafts(vat).salesReceipt, company));
      const [line] = sale['Line'] as readonly JsonRecord[];
      const withLine = (change: JsonRecord) => ({ ...sale, Line: [{ ...line, ...change }] });

      it.each<readonly [string, JsonRecord, string]>([
        ['an unknown name', { ...sale, Colour: 'red' }, 'SalesReceipt.Colour: is not in the schema'],
        ['an unknown name deep inside', withLine({ Colour: 1 }), '.Line[0].Colour: is not in the schema'],
        ['a day that is none', { ...sale, TxnDate: '2026-02-30' }, '.TxnDate: "2026-02-30" is no date'],
        ['an amount as text', withLine({ Amount: '39.98' }), '.Line[0].Amount: "39.98" is no decimal'],
        [
          'an unknown enumeration',
          { ...sale, GlobalTaxCalculation: 'TaxIncl' },
          '.GlobalTaxCalculation: "TaxIncl" is no GlobalTaxCalculationEnum',
        ],
        ['a list that is none', { ...sale, Line: line }, '.Line: is no list'],
        [
          'two details of one line',
          withLine({ DiscountLineDetail: {} }),
          '.Line[0]: names more than one of a choice',
        ],
        ['a missing attribute', { ...sale, Line: undefined }, 'SalesReceipt.Line: is required'],
        [
          'a number that is too long',
          { ...sale, DocNumber: '1'.repeat(22) },
          'SalesReceipt.DocNumber: has 22 characters, 21 are taken',
        ],
        ['what is only read', { ...sale, TotalAmt: 1 }, 'SalesReceipt.TotalAmt: is only read'],
        ['too many digits', withLine({ Amount: 1234567890123456 }), 'has more than 15 digits'],
      ])('%s', (_what, document, expected) => {
        const { Line, ...rest } = document;
        const faults = verdict('salesReceipt', Line === undefined ? rest : document);
        expect(
          faults.some((fault) => fault.endsWith(expected)),
          faults.join('\n'),
        ).toBe(true);
      });
    });
  },
);
