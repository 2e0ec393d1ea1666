import * as v from 'valibot';
import { present } from '../amazon/shapes/present';
import type { ListTaxCode, ListTaxRate } from '../books/company';
import { millionthsOf } from './listsPrices';

const decimal = v.nullish(v.union([v.number(), v.string()]));

const rate = v.object({
  Id: v.pipe(v.string(), v.nonEmpty()),
  RateValue: decimal,
  EffectiveTaxRate: v.nullish(
    v.array(
      v.object({ RateValue: decimal, EffectiveDate: v.nullish(v.string()), EndDate: v.nullish(v.string()) }),
    ),
  ),
});

const rateList = v.nullish(
  v.object({
    TaxRateDetail: v.nullish(
      v.array(
        v.object({
          TaxRateRef: v.object({ value: v.string() }),
          TaxTypeApplicable: v.nullish(v.string()),
          TaxOrder: v.nullish(v.number()),
        }),
      ),
    ),
  }),
);

const code = v.object({
  Id: v.pipe(v.string(), v.nonEmpty()),
  Name: v.nullish(v.string()),
  Active: v.nullish(v.boolean()),
  SalesTaxRateList: rateList,
  PurchaseTaxRateList: rateList,
});

/** Millionths by the id of the rate; `undefined` for one that is there and says nothing usable. */
export type RatesById = ReadonlyMap<string, number | undefined>;

/** Tax rates as QuickBooks answers them; `undefined` where a row is none. */
export function taxRates(rows: readonly unknown[]): RatesById | undefined {
  const rates = new Map<string, number | undefined>();
  for (const row of rows) {
    const read = v.safeParse(rate, row);
    if (!read.success) return undefined;
    rates.set(read.output.Id, millionthsOfRate(read.output));
  }
  return rates;
}

/** What the rate is now; where only its history is told, the part of it that has no end. */
function millionthsOfRate({ RateValue, EffectiveTaxRate }: v.InferOutput<typeof rate>): number | undefined {
  if (RateValue != null) return millionthsOf(RateValue);
  const open = EffectiveTaxRate?.filter(({ EndDate }) => EndDate == null || EndDate === '') ?? [];
  const [current, ...others] = open;
  return current?.RateValue == null || others.length > 0 ? undefined : millionthsOf(current.RateValue);
}

/** A tax code as QuickBooks answers it, with the sum of its rates. */
export function listTaxCode(json: unknown, rates: RatesById): ListTaxCode | undefined {
  const read = v.safeParse(code, json);
  if (!read.success) return undefined;
  const { Id, Name, Active, SalesTaxRateList, PurchaseTaxRateList } = read.output;
  const sales = ratesOf(SalesTaxRateList, rates);
  const purchases = ratesOf(PurchaseTaxRateList, rates);
  return present({
    id: Id,
    name: Name ?? Id,
    active: Active ?? true,
    salesPerMillion: sumOf(sales),
    purchasesPerMillion: sumOf(purchases),
    rates: sales === undefined && purchases === undefined ? undefined : present({ sales, purchases }),
  });
}

const million = 1_000_000;

/**
 * What each rate adds to a net amount, in their order: on the amount, on the amount with the tax before, or on
 * that tax alone. Source: Intuit's schema, TaxTypeApplicable.
 */
function ratesOf(list: v.InferOutput<typeof rateList>, rates: RatesById): readonly ListTaxRate[] | undefined {
  const details = [...(list?.TaxRateDetail ?? [])].sort((a, b) => (a.TaxOrder ?? 0) - (b.TaxOrder ?? 0));
  if (details.length === 0) return undefined;
  let sum = 0;
  const added: ListTaxRate[] = [];
  for (const { TaxRateRef, TaxTypeApplicable } of details) {
    const own = rates.get(TaxRateRef.value);
    if (own === undefined) return undefined;
    const base =
      TaxTypeApplicable === 'TaxOnAmountPlusTax'
        ? million + sum
        : TaxTypeApplicable === 'TaxOnTax'
          ? sum
          : million;
    const perMillion = Math.round((own * base) / million);
    sum += perMillion;
    added.push({ id: TaxRateRef.value, perMillion });
  }
  return added;
}

/** What all rates together add. */
function sumOf(rates: readonly ListTaxRate[] | undefined): number | undefined {
  return rates?.reduce((sum, { perMillion }) => sum + perMillion, 0);
}
