import { describe, expect, test } from 'vitest';
import { taxationOf } from '../../../lib/books/tax/taxation';
import type { EventLine } from '../../../lib/ledger/event';
import { noOutcome } from '../../../lib/rules/ruleOutcome';
import { amount, contextIn, eventOf, said, taxationIn, taxOf, told } from './taxFixtures';

describe('the United Kingdom', () => {
  const fee = eventOf('UK', [amount('sellingFee', -1200)]);

  test('fees hold VAT since August 2024; before, the seller owed it', () => {
    expect(told(taxationIn(contextIn('GB'), fee, '2024-08-01'))).toEqual(['sellingFee -1000 + -200 20.0% S']);
    expect(told(taxationIn(contextIn('GB'), fee, '2024-07-31'))).toEqual([
      'sellingFee -1200 + 0 20.0% RC SG',
    ]);
  });

  test('a fee that is given back mirrors it', () => {
    expect(told(taxationIn(contextIn('GB'), eventOf('UK', [amount('sellingFee', 1200)])))).toEqual([
      'sellingFee 1000 + 200 20.0% S',
    ]);
  });

  test('fees for exports bear none', () => {
    const event = eventOf('UK', [amount('fulfilmentFee', -500, { path: 'AmazonFees > FBAExportFee' })]);
    expect(told(taxationIn(contextIn('GB'), event))).toEqual(['fulfilmentFee -500 + 0 0.0% Z']);
  });

  test('none stated beside a stated one is none', () => {
    const event = eventOf('UK', [amount('sellingFee', -368, { taxMinor: -61 }), amount('otherFee', -15)]);
    expect(told(taxationIn(contextIn('GB'), event))).toEqual([
      'sellingFee -307 + -61 20.0% S',
      'otherFee -15 No VAT',
    ]);
  });

  test('fees of marketplaces abroad are owed by the seller', () => {
    expect(told(taxationIn(contextIn('GB'), eventOf('DE', [amount('sellingFee', -1200)])))).toEqual([
      'sellingFee -1200 + 0 20.0% RC SG',
    ]);
  });

  test('VAT that is not recovered is part of the expense', () => {
    const context = contextIn('GB', taxOf('GB', { recoversVAT: 'no' }));
    expect(told(taxationIn(context, fee))).toEqual(['sellingFee -1200 No VAT']);
  });

  test('shipping that Amazon keeps with tax on it is a fee', () => {
    const event = eventOf('UK', [amount('shippingChargeback', -120, { taxMinor: -20 })]);
    expect(told(taxationIn(contextIn('GB'), event))).toEqual(['shippingChargeback -100 + -20 20.0% S']);
  });

  test('a rule’s code wins', () => {
    const ruled = (name: string) => ({ ...noOutcome, lines: new Map([[0, { taxCode: name }]]) });
    expect(told(taxationOf(fee, '2026-11-03', contextIn('GB'), ruled('5.0% R')))).toEqual([
      'sellingFee -1143 + -57 5.0% R',
    ]);
    const stated = eventOf('UK', [amount('sellingFee', -1200, { taxMinor: -200 })]);
    const taxation = taxationOf(stated, '2026-11-03', contextIn('GB'), ruled('0.0% Z'));
    expect(said(taxation)).toEqual(['blocked tax_code_without_rate']);
    expect(told(taxation)).toEqual(['sellingFee -1200 + 0 0.0% Z']);
  });
});

describe('Canada', () => {
  const fee = (amountMinor: number, taxMinor: number, kind: 'sellingFee' | 'advertising' = 'sellingFee') =>
    eventOf('CA', [amount(kind, amountMinor, { taxMinor })]);

  test('a fee without tax is out of scope', () => {
    expect(told(taxationIn(contextIn('CA'), eventOf('CA', [amount('otherFee', -23)])))).toEqual([
      'otherFee -23 Out of Scope',
    ]);
  });

  test('provincial sales tax is part of the expense', () => {
    const british = contextIn('CA', taxOf('CA', { region: 'BC' }));
    expect(told(taxationIn(british, fee(-1605, -105)))).toEqual(['sellingFee -1605 Out of Scope']);
    // Amazon cuts here: 7 % of 3.93 is 0.2751.
    expect(told(taxationIn(british, fee(-420, -27)))).toEqual(['sellingFee -420 Out of Scope']);
  });

  test('of GST and provincial sales tax together the GST comes back', () => {
    const british = contextIn('CA', taxOf('CA', { region: 'BC' }));
    expect(told(taxationIn(british, fee(-56002, -6000, 'advertising')))).toEqual([
      'advertising -50002 + -2500 GST',
      'advertising -3500 Out of Scope',
    ]);
  });

  test('of a large fee too', () => {
    const british = contextIn('CA', taxOf('CA', { region: 'BC' }));
    expect(told(taxationIn(british, fee(-112_000_000, -12_000_000, 'advertising')))).toEqual([
      'advertising -100000000 + -5000000 GST',
      'advertising -7000000 Out of Scope',
    ]);
  });

  test('seven per cent is of two provinces, but one tax', () => {
    expect(said(taxationIn(contextIn('CA'), fee(-1605, -105)))).toEqual([]);
  });

  test('whether QST comes back is asked, and drawn as if it did', () => {
    const quebec = fee(-11498, -1498);
    const asked = taxationIn(contextIn('CA', taxOf('CA', { region: 'QC' })), quebec);
    expect(said(asked)).toEqual(['blocked tax_recovery_asked']);
    expect(told(asked)).toEqual(['sellingFee -10000 + -1498 GST/QST QC - 9.975']);
    const yes = contextIn('CA', taxOf('CA', { region: 'QC', recoversQST: 'yes' }));
    expect(said(taxationIn(yes, quebec))).toEqual([]);
    const no = contextIn('CA', taxOf('CA', { region: 'QC', recoversQST: 'no' }));
    expect(told(taxationIn(no, quebec))).toEqual([
      'sellingFee -10000 + -500 GST',
      'sellingFee -998 Out of Scope',
    ]);
  });

  test('a figure that may be two taxes asks where the company is', () => {
    const small = fee(-1150, -150);
    expect(said(taxationIn(contextIn('CA'), small))).toEqual(['blocked tax_region_asked']);
    const brunswick = taxationIn(contextIn('CA', taxOf('CA', { region: 'NB' })), small);
    expect(told(brunswick)).toEqual(['sellingFee -1000 + -150 HST NB 2016']);
    expect(said(brunswick)).toEqual([]);
  });

  test('the event’s other fees tell what a small one bears', () => {
    const event = eventOf('CA', [
      amount('sellingFee', -848, { taxMinor: -98 }),
      amount('otherFee', -26, { taxMinor: -3 }),
    ]);
    expect(said(taxationIn(contextIn('CA'), event))).toEqual([]);
    expect(told(taxationIn(contextIn('CA'), event))).toEqual([
      'sellingFee -750 + -98 HST ON',
      'otherFee -23 + -3 HST ON',
    ]);
  });

  test('a figure that nothing explains blocks', () => {
    const taxation = taxationIn(contextIn('CA'), fee(-1250, -250));
    expect(said(taxation)).toEqual(['blocked tax_on_fee_unexplained']);
    expect(told(taxation)).toEqual(['sellingFee -1250 Out of Scope']);
  });
});

describe('the European Union', () => {
  test('the seller owes the tax of fees from Luxembourg; tax that is stated is domestic', () => {
    expect(told(taxationIn(contextIn('DE'), eventOf('DE', [amount('sellingFee', -1000)])))).toEqual([
      'sellingFee -1000 + 0 19% USt reverse charge',
    ]);
    const stated = eventOf('DE', [amount('sellingFee', -1190, { taxMinor: -190 })]);
    expect(told(taxationIn(contextIn('DE'), stated))).toEqual(['sellingFee -1000 + -190 19% USt']);
  });

  test('only the invoice for advertising tells', () => {
    const ads = eventOf('DE', [amount('advertising', -1190)]);
    expect(said(taxationIn(contextIn('DE'), ads))).toEqual(['blocked tax_on_fee_asked']);
    const included = contextIn('DE', taxOf('DE', { unstatedFees: 'included' }));
    expect(told(taxationIn(included, ads))).toEqual(['advertising -1000 + -190 19% USt']);
    const none = contextIn('DE', taxOf('DE', { unstatedFees: 'none' }));
    expect(told(taxationIn(none, ads))).toEqual(['advertising -1190 + 0 19% USt reverse charge']);
    expect(said(taxationIn(none, ads))).toEqual([]);
  });
});

describe('a settlement file', () => {
  const file = (lines: readonly EventLine[], place: 'CA' | 'UK' = 'CA') =>
    eventOf(place, lines, { key: 'file/90000000005/2026-11-03/ServiceFee', transactionType: 'ServiceFee' });
  const advertising = [
    amount('advertising', -50002, { path: 'Cost of Advertising > TransactionTotalAmount' }),
    amount('advertising', -6000, { path: 'Cost of Advertising > TaxAmount' }),
  ];

  test('has the tax of a fee in a row of its own, which goes to the fee', () => {
    const british = contextIn('CA', taxOf('CA', { region: 'BC' }));
    expect(told(taxationIn(british, file(advertising)))).toEqual([
      'advertising -50002 + -2500 GST',
      'advertising -3500 Out of Scope',
    ]);
  });

  test('in proportion, where the fee is of several products', () => {
    const storage = [
      amount('storageFee', -3000, { path: 'Cost of Advertising > TransactionTotalAmount', sku: 'A' }),
      amount('storageFee', -1001, { path: 'Cost of Advertising > TransactionTotalAmount', sku: 'B' }),
      amount('storageFee', -520, { path: 'Cost of Advertising > TaxAmount' }),
    ];
    expect(told(taxationIn(contextIn('CA', taxOf('CA', { region: 'ON' })), file(storage)))).toEqual([
      'storageFee -3000 + -390 HST ON',
      'storageFee -1001 + -130 HST ON',
    ]);
  });

  test('to the fee of its own product, where it names one', () => {
    const storage = [
      amount('storageFee', -3000, { path: 'Cost of Advertising > TransactionTotalAmount', sku: 'A' }),
      amount('storageFee', -1000, { path: 'Cost of Advertising > TransactionTotalAmount', sku: 'B' }),
      amount('storageFee', -130, { path: 'Cost of Advertising > TaxAmount', sku: 'B' }),
    ];
    expect(
      told(taxationIn(contextIn('CA', taxOf('CA', { region: 'ON', filedFees: 'none' })), file(storage))),
    ).toEqual(['storageFee -3000 Out of Scope', 'storageFee -1000 + -130 HST ON']);
  });

  test('may net fees with their tax, and which that is has to be said', () => {
    const fees = file([amount('sellingFee', -1130, { path: 'ItemFees > Commission' })]);
    expect(said(taxationIn(contextIn('CA'), fees))).toEqual(['blocked tax_on_fee_asked']);
    const ontario = taxOf('CA', { region: 'ON', filedFees: 'HST 13%' });
    expect(told(taxationIn(contextIn('CA', ontario), fees))).toEqual(['sellingFee -1000 + -130 HST ON']);
    const none = contextIn('CA', taxOf('CA', { filedFees: 'none' }));
    expect(told(taxationIn(none, fees))).toEqual(['sellingFee -1130 Out of Scope']);
    expect(said(taxationIn(none, fees))).toEqual([]);
  });

  test('in the United Kingdom nets them too, also beside fees whose VAT it states', () => {
    const fees = file(
      [
        amount('advertising', -1000, { path: 'Cost of Advertising > TransactionTotalAmount' }),
        amount('advertising', -200, { path: 'Cost of Advertising > TaxAmount' }),
        amount('otherFee', -120, { path: 'Subscription > Subscription' }),
      ],
      'UK',
    );
    expect(told(taxationIn(contextIn('GB'), fees))).toEqual([
      'advertising -1000 + -200 20.0% S',
      'otherFee -100 + -20 20.0% S',
    ]);
  });

  test('tax whose fee is missing is a line of nothing with that tax', () => {
    expect(told(taxationIn(contextIn('GB'), file(advertising.slice(1), 'UK')))).toEqual([
      'advertising 0 + -6000 20.0% S',
    ]);
    expect(said(taxationIn(contextIn('CA'), file(advertising.slice(1))))).toEqual([
      'blocked tax_region_asked',
    ]);
  });
});

test('a company in the US books fees with the tax in them', () => {
  const event = eventOf('CA', [amount('sellingFee', -848, { taxMinor: -98 })]);
  expect(told(taxationIn(contextIn('US'), event))).toEqual(['sellingFee -848 NON']);
});
