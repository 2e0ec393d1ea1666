import { describe, expect, test } from 'vitest';
import { taxationOf } from '../../../lib/books/tax/taxation';
import { noOutcome } from '../../../lib/rules/ruleOutcome';
import { amount, booksIn, contextIn, eventOf, orderTo, said, taxationIn, taxOf, told } from './taxFixtures';

const sku = 'LAMP';

describe('a company in the US', () => {
  const facilitated = [
    amount('principal', 3998, { sku }),
    amount('taxCollected', 297, { sku }),
    amount('taxWithheld', -297, { sku }),
    amount('sellingFee', -540),
  ];

  test('leaves out what Amazon collects and keeps; every line is without tax', () => {
    expect(told(taxationIn(contextIn('US'), eventOf('US', facilitated)))).toEqual([
      'principal 3998 NON',
      'sellingFee -540 NON',
    ]);
  });

  test('shows it in and out where it was chosen', () => {
    const tax = taxOf('US', { facilitatorTax: 'liability' });
    expect(told(taxationIn(contextIn('US', tax), eventOf('US', facilitated)))).toEqual([
      'principal 3998 NON',
      'taxCollected 297 NON',
      'taxWithheld -297 NON',
      'sellingFee -540 NON',
    ]);
  });

  test('keeps what it collects itself, product by product', () => {
    const mixed = [
      ...facilitated,
      amount('principal', 1000, { sku: 'MUG' }),
      amount('taxCollected', 80, { sku: 'MUG' }),
    ];
    expect(told(taxationIn(contextIn('US'), eventOf('US', mixed)))).toEqual([
      'principal 3998 NON',
      'sellingFee -540 NON',
      'principal 1000 NON',
      'taxCollected 80 NON',
    ]);
  });

  test('without a company the proposed settings hold', () => {
    const context = contextIn('US', taxOf('US'), { books: null });
    expect(told(taxationIn(context, eventOf('US', facilitated)))).toEqual([
      'principal 3998 NON',
      'sellingFee -540 NON',
    ]);
  });
});

describe('Canada', () => {
  const sale = (taxMinor: number, withheldMinor = 0, netMinor = 5000) =>
    eventOf('CA', [
      amount('principal', netMinor, { sku }),
      amount('taxCollected', taxMinor, { sku }),
      ...(withheldMinor === 0 ? [] : [amount('taxWithheld', withheldMinor, { sku })]),
    ]);

  test.each([
    ['ON', 650, 0, 'HST ON'],
    ['Ontario', 650, 0, 'HST ON'],
    ['NS', 700, 0, 'HST NS'],
    ['Québec', 749, 0, 'GST/QST QC - 9.975'],
    ['AB', 250, 0, 'GST'],
    // The seller collects GST, Amazon the provincial tax.
    ['BC', 600, -350, 'GST'],
    // A seller who is registered for GST alone.
    ['QC', 749, -499, 'GST'],
    ['NB', 750, 0, 'HST NB 2016'],
    ['PE', 750, 0, 'HST PE 2016'],
    // A seller who collects the provincial tax as well.
    ['Manitoba', 600, 0, 'GST/PST MB'],
    ['SK', 550, 0, 'GST/PST SK'],
    // Zero-rated by the province at the counter: the federal part alone.
    ['ON', 250, 0, 'GST'],
  ])('to %s, tax of %i less %i', (region, taxMinor, withheldMinor, code) => {
    const context = contextIn('CA', taxOf('CA'), { orders: [orderTo({ country: 'CA', region })] });
    const taxation = taxationIn(context, sale(taxMinor, withheldMinor));
    expect(told(taxation)).toEqual([`principal 5000 + ${taxMinor + withheldMinor} ${code}`]);
    expect(said(taxation)).toEqual([]);
  });

  test('rates change with the day', () => {
    const context = contextIn('CA', taxOf('CA'), { orders: [orderTo({ country: 'CA', region: 'NS' })] });
    expect(said(taxationIn(context, sale(750), '2025-03-31'))).toEqual([]);
    expect(told(taxationIn(context, sale(750), '2025-03-31'))).toEqual(['principal 5000 + 750 HST NS']);
  });

  test('without a region the rate tells, and an equal rate of another province is said', () => {
    expect(told(taxationIn(contextIn('CA'), sale(650)))).toEqual(['principal 5000 + 650 HST ON']);
    const fifteen = taxationIn(contextIn('CA'), sale(750));
    expect(told(fifteen)).toEqual(['principal 5000 + 750 HST NB 2016']);
    expect(said(fifteen)).toEqual(['note tax_code_by_rate']);
  });

  test('a figure that no code explains is asked about', () => {
    const taxation = taxationIn(contextIn('CA'), sale(1000));
    expect(said(taxation)).toEqual(['blocked tax_unexplained']);
    expect(taxation.verdicts[0]?.problem.sentence).toBe(
      'Amazon states 10.00 CAD of tax on 50.00 CAD that went to CA, which is the rate of none of your tax codes.',
    );
  });

  test('a basket of taxed and untaxed goods is decided product by product', () => {
    const event = eventOf('CA', [
      amount('principal', 5000, { sku }),
      amount('principal', 1200, { sku: 'FLOUR' }),
      amount('taxCollected', 650, { sku }),
    ]);
    expect(told(taxationIn(contextIn('CA'), event))).toEqual([
      'principal 5000 + 650 HST ON',
      'principal 1200 + 0 Zero-rated',
    ]);
  });

  test('tax that names no product is of all of them', () => {
    const event = eventOf('CA', [
      amount('principal', 5000, { sku }),
      amount('shipping', 1000, { sku }),
      amount('taxCollected', 780),
    ]);
    expect(told(taxationIn(contextIn('CA'), event))).toEqual([
      'principal 5000 + 650 HST ON',
      'shipping 1000 + 130 HST ON',
    ]);
  });

  test('what Amazon keeps is shown in and out where it was chosen, and no more of it', () => {
    const tax = taxOf('CA', { facilitatorTax: 'liability' });
    const context = contextIn('CA', tax, { orders: [orderTo({ country: 'CA', region: 'BC' })] });
    expect(told(taxationIn(context, sale(600, -350)))).toEqual([
      'principal 5000 + 250 GST',
      'taxCollected 350 Out of Scope',
      'taxWithheld -350 Out of Scope',
    ]);
  });

  test('a refund mirrors its sale', () => {
    const context = contextIn('CA', taxOf('CA'), { orders: [orderTo({ country: 'CA', region: 'BC' })] });
    const refund = eventOf('CA', [
      amount('refund', -5000, { sku }),
      amount('taxCollected', -600, { sku }),
      amount('taxWithheld', 350, { sku }),
    ]);
    expect(told(taxationIn(context, refund))).toEqual(['refund -5000 + -250 GST']);
  });

  test('a correction of tax alone is a line of nothing with that tax', () => {
    const context = contextIn('CA', taxOf('CA'), { orders: [orderTo({ country: 'CA', region: 'ON' })] });
    expect(told(taxationIn(context, eventOf('CA', [amount('taxCollected', 130, { sku })])))).toEqual([
      'taxCollected 0 + 130 HST ON',
    ]);
    const retrocharge = eventOf('CA', [amount('taxCollected', 130), amount('taxWithheld', -130)]);
    expect(told(taxationIn(context, retrocharge))).toEqual([]);
  });
});

describe('the United Kingdom', () => {
  test('Amazon’s figure is not deducted a second time', () => {
    const event = eventOf('UK', [amount('principal', 4166, { sku }), amount('taxCollected', 833, { sku })]);
    expect(told(taxationIn(contextIn('GB'), event))).toEqual(['principal 4166 + 833 20.0% S']);
  });

  test('a figure at the reduced rate bears the reduced code', () => {
    const event = eventOf('UK', [amount('principal', 2000, { sku }), amount('taxCollected', 100, { sku })]);
    expect(told(taxationIn(contextIn('GB'), event))).toEqual(['principal 2000 + 100 5.0% R']);
  });

  test('what Amazon owes is zero-rated, with discounts of shipping', () => {
    const event = eventOf('UK', [
      amount('principal', 4166, { sku }),
      amount('shipping', 416, { sku }),
      amount('promotion', -416, { sku }),
      amount('taxCollected', 833, { sku }),
      amount('taxCollected', 83, { sku }),
      amount('taxCollected', -83, { sku }),
      amount('taxWithheld', -833, { sku }),
    ]);
    expect(told(taxationIn(contextIn('GB'), event))).toEqual([
      'principal 4166 + 0 0.0% Z',
      'shipping 416 + 0 0.0% Z',
      'promotion -416 + 0 0.0% Z',
    ]);
  });

  test('the order tells that Amazon owes it where a refund shows no rows of tax', () => {
    const orders = [
      orderTo(
        {},
        { items: [{ orderItemId: '1', sku, quantityOrdered: 1, taxModels: ['MARKETPLACE_FACILITATOR'] }] },
      ),
    ];
    const refund = eventOf('UK', [amount('refund', -2000, { sku })]);
    expect(told(taxationIn(contextIn('GB', taxOf('GB'), { orders }), refund))).toEqual([
      'refund -2000 + 0 0.0% Z',
    ]);
    expect(told(taxationIn(contextIn('GB'), refund))).toEqual(['refund -1667 + -333 20.0% S']);
  });

  test('with Amazon’s VAT service no figure is no tax', () => {
    const context = contextIn('GB', taxOf('GB', { withoutFigure: 'none' }));
    expect(told(taxationIn(context, eventOf('UK', [amount('principal', 999, { sku })])))).toEqual([
      'principal 999 + 0 0.0% Z',
    ]);
  });

  test('goods that leave the country are exports', () => {
    const context = contextIn('GB', taxOf('GB'), { orders: [orderTo({ country: 'US' })] });
    expect(told(taxationIn(context, eventOf('UK', [amount('principal', 999, { sku })])))).toEqual([
      'principal 999 + 0 0.0% Z',
    ]);
  });

  test('a marketplace without a row is asked about', () => {
    const taxation = taxationIn(contextIn('GB'), eventOf('FR', [amount('principal', 999, { sku })]));
    expect(said(taxation)).toEqual(['blocked tax_code_wanted']);
  });

  test('products may have a code of their own, with stars in their SKUs', () => {
    const tax = taxOf('GB');
    const { codes } = tax;
    if (codes === undefined) throw new Error('no codes');
    const book = { skus: ['BOOK-*'], codes: [{ value: codes.sales.zeroRated }] };
    const own = { ...tax, codes: { ...codes, sales: { ...codes.sales, rows: [book, ...codes.sales.rows] } } };
    const event = eventOf('UK', [
      amount('principal', 1200, { sku: 'book-1' }),
      amount('principal', 1200, { sku }),
    ]);
    expect(told(taxationIn(contextIn('GB', own), event))).toEqual([
      'principal 1200 + 0 0.0% Z',
      'principal 1000 + 200 20.0% S',
    ]);
  });

  test('reimbursements, loans and the reserve are no supply', () => {
    const event = eventOf('UK', [
      amount('reimbursement', 2000),
      amount('loan', -500),
      amount('currentReserve', -300),
      amount('taxOther', 12),
    ]);
    expect(told(taxationIn(contextIn('GB'), event))).toEqual([
      'reimbursement 2000 No VAT',
      'loan -500 No VAT',
      'currentReserve -300 No VAT',
      'taxOther 12 No VAT',
    ]);
  });
});

describe('the European Union', () => {
  const sale = eventOf('DE', [amount('principal', 1190, { sku })]);

  test.each([
    ['DE', 'DE', 'principal 1000 + 190 19% USt'],
    ['FR', 'FR', 'principal 992 + 198 20% TVA'],
    ['IT', 'IT', 'principal 975 + 215 22% IVA'],
    ['ES', 'ES', 'principal 983 + 207 21% IVA'],
  ] as const)('%s: the price holds the tax of the country', (country, place, line) => {
    const taxation = taxationIn(contextIn(country), eventOf(place, sale.lines));
    expect(told(taxation)).toEqual([line]);
    expect(said(taxation)).toEqual([]);
  });

  test('whose tax a sale to another country bears is asked', () => {
    const orders = [orderTo({ country: 'FR' })];
    expect(said(taxationIn(contextIn('DE', taxOf('DE'), { orders }), sale))).toEqual([
      'blocked tax_elsewhere_asked',
    ]);
    expect(said(taxationIn(contextIn('DE'), eventOf('FR', sale.lines)))).toEqual([
      'blocked tax_elsewhere_asked',
    ]);
    const atHome = contextIn('DE', taxOf('DE', { elsewhere: 'home' }), { orders });
    expect(told(taxationIn(atHome, sale))).toEqual(['principal 1000 + 190 19% USt']);
    const oneStopShop = contextIn('DE', taxOf('DE', { elsewhere: 'destination' }), { orders });
    expect(told(taxationIn(oneStopShop, sale))).toEqual(['principal 992 + 198 OSS FR 20%']);
    expect(said(taxationIn(oneStopShop, sale))).toEqual([]);
  });

  test('a destination that is only assumed is said', () => {
    const context = contextIn('DE', taxOf('DE', { elsewhere: 'destination' }));
    const taxation = taxationIn(context, eventOf('FR', sale.lines));
    expect(told(taxation)).toEqual(['principal 992 + 198 OSS FR 20%']);
    expect(said(taxation)).toEqual(['note tax_place_assumed']);
  });

  test('Amazon’s figure is of the destination too', () => {
    const context = contextIn('DE', taxOf('DE', { elsewhere: 'destination' }), {
      orders: [orderTo({ country: 'HU' })],
    });
    const stated = eventOf('DE', [amount('principal', 1000, { sku }), amount('taxCollected', 270, { sku })]);
    expect(told(taxationIn(context, stated))).toEqual(['principal 1000 + 270 OSS HU 27%']);
  });

  test('rates of the One Stop Shop change with the day', () => {
    const context = contextIn('DE', taxOf('DE', { elsewhere: 'destination' }), {
      orders: [orderTo({ country: 'EE' })],
    });
    const event = eventOf('DE', [amount('principal', 1240, { sku })]);
    expect(told(taxationIn(context, event, '2025-06-30'))).toEqual(['principal 1016 + 224 OSS EE 22%']);
    expect(told(taxationIn(context, event, '2025-07-01'))).toEqual(['principal 1000 + 240 OSS EE 24%']);
  });

  test('a business abroad that was charged none is an intra-community sale; elsewhere it is an export', () => {
    const none = taxOf('DE', { elsewhere: 'home', withoutFigure: 'none' });
    const business = orderTo({ country: 'AT' }, { programs: ['AMAZON_BUSINESS'] });
    expect(told(taxationIn(contextIn('DE', none, { orders: [business] }), sale))).toEqual([
      'principal 1190 + 0 0% USt EU',
    ]);
    const swiss = contextIn('DE', taxOf('DE'), { orders: [orderTo({ country: 'CH' })] });
    expect(told(taxationIn(swiss, sale))).toEqual(['principal 1190 + 0 0% USt']);
  });

  test('goods under a scheme in which Amazon is deemed to have sold them', () => {
    const items = [{ orderItemId: '1', sku, quantityOrdered: 1, taxModels: [], reportingSchemes: ['IOSS'] }];
    const context = contextIn('DE', taxOf('DE'), { orders: [orderTo({ country: 'FR' }, { items })] });
    const taxation = taxationIn(context, sale);
    expect(told(taxation)).toEqual(['principal 1190 + 0 0% USt']);
    expect(said(taxation)).toEqual([]);
  });
});

describe('a company whose tax is not clear', () => {
  const sale = eventOf('UK', [amount('principal', 1200, { sku })]);

  test('is asked where its country has no proposal', () => {
    expect(said(taxationIn(contextIn('AU'), sale))).toEqual(['blocked tax_not_set_up']);
  });

  test('is asked where its codes are of another country', () => {
    const books = booksIn('CA', taxOf('CA'));
    expect(said(taxationIn(contextIn('CA', taxOf('GB'), { books }), sale))).toEqual([
      'blocked tax_of_other_country',
    ]);
  });

  test('has no codes where it keeps no tax, and is asked where settings say that it does', () => {
    const books = booksIn('GB', taxOf('GB'));
    const without = { ...books, company: { ...books.company, usesSalesTax: false } };
    const none = contextIn('GB', { facilitatorTax: 'leaveOut' }, { books: without });
    expect(told(taxationIn(none, sale))).toEqual(['principal 1200']);
    expect(said(taxationIn(none, sale))).toEqual([]);
    expect(said(taxationIn(contextIn('GB', taxOf('GB'), { books: without }), sale))).toEqual([
      'blocked tax_switched_off',
    ]);
  });

  test('codes that are missing, of another rate, or not read yet block with a sentence', () => {
    const tax = taxOf('GB');
    const books = booksIn('GB', tax);
    const codes = books.lists.taxCodes ?? [];
    const listed = (taxCodes: typeof codes) => ({ ...books, lists: { ...books.lists, taxCodes } });
    const missing = contextIn('GB', tax, { books: listed(codes.filter(({ name }) => name !== '20.0% S')) });
    expect(said(taxationIn(missing, sale))).toEqual(['blocked name_not_found']);
    const other = contextIn('GB', tax, {
      books: listed(
        codes.map((each) => (each.name === '20.0% S' ? { ...each, salesPerMillion: 175_000 } : each)),
      ),
    });
    const differs = taxationIn(other, sale);
    expect(differs.verdicts.map(({ problem }) => problem.sentence)).toEqual([
      'The tax code “20.0% S” has a rate of 17.5% in QuickBooks, where 20% was expected.',
    ]);
    const { taxCodes: _, ...unread } = books.lists;
    const notRead = contextIn('GB', tax, { books: { ...books, lists: unread } });
    expect(said(taxationIn(notRead, sale))).toEqual(['blocked tax_codes_not_read']);
  });
});

describe('a rule’s tax code', () => {
  const ruled = (name: string, index = 0) => ({ ...noOutcome, lines: new Map([[index, { taxCode: name }]]) });
  const sale = eventOf('UK', [amount('principal', 1200, { sku })]);

  test('says how the price is split', () => {
    const context = contextIn('GB');
    expect(told(taxationOf(sale, '2026-11-03', context, ruled('5.0% R')))).toEqual([
      'principal 1143 + 57 5.0% R',
    ]);
    expect(told(taxationOf(sale, '2026-11-03', context, ruled('0.0% z')))).toEqual([
      'principal 1200 + 0 0.0% Z',
    ]);
  });

  test('may be one that only QuickBooks knows', () => {
    const tax = taxOf('GB');
    const books = booksIn('GB', tax);
    const own = { id: '99', name: 'Margin', active: true, salesPerMillion: 100_000 };
    const lists = { ...books.lists, taxCodes: [...(books.lists.taxCodes ?? []), own] };
    const context = contextIn('GB', tax, { books: { ...books, lists } });
    expect(told(taxationOf(sale, '2026-11-03', context, ruled('Margin')))).toEqual([
      'principal 1091 + 109 Margin',
    ]);
    expect(said(taxationOf(sale, '2026-11-03', context, ruled('Marjin')))).toEqual([
      'blocked name_not_found',
    ]);
  });

  test('that contradicts Amazon blocks', () => {
    const stated = eventOf('UK', [amount('principal', 1000, { sku }), amount('taxCollected', 200, { sku })]);
    expect(said(taxationOf(stated, '2026-11-03', contextIn('GB'), ruled('5.0% R')))).toEqual([
      'blocked tax_unexplained',
    ]);
    const facilitated = eventOf('UK', [
      amount('principal', 1000, { sku }),
      amount('taxCollected', 200, { sku }),
      amount('taxWithheld', -200, { sku }),
    ]);
    expect(said(taxationOf(facilitated, '2026-11-03', contextIn('GB'), ruled('20.0% S')))).toEqual([
      'blocked tax_code_without_tax',
    ]);
  });
});
