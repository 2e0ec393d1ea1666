import { standardAccount } from '../accounts';
import type { Company } from '../company';
import { faults } from '../fault';
import {
  amountOf,
  type Json,
  type JsonRecord,
  listOf,
  minorOf,
  numberOf,
  recordOf,
  referenceOf,
  textOf,
} from '../record';
import type { TaxableLine } from '../tax';
import { codePercent } from '../tax';

/** A sales line after the service has read it. */
export interface SalesLine extends TaxableLine {
  readonly accountId: string;
  readonly itemId: string | undefined;
  readonly quantity: number;
}

/** The lines of a sales form: as stored, and as they count. */
export interface SalesLines {
  readonly stored: readonly JsonRecord[];
  readonly counted: readonly SalesLine[];
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly discountAccountId: string | undefined;
}

/** Reads the lines of a sales form, numbers them and adds the subtotal line, as the service does. */
export function readSalesLines(company: Company, form: JsonRecord): SalesLines {
  const sent = listOf(form, 'Line').filter((line) => line['DetailType'] !== 'SubTotalLineDetail');
  if (sent.length === 0) throw faults.noLines();
  const stored: JsonRecord[] = [];
  const counted: SalesLine[] = [];
  const discounts: JsonRecord[] = [];
  for (const line of sent) {
    const kind = textOf(line, 'DetailType');
    if (kind === undefined) throw faults.required('Line.DetailType');
    if (kind === 'DiscountLineDetail') {
      discounts.push(line);
      continue;
    }
    const read = kind === 'SalesItemLineDetail' ? readItemLine(company, form, line) : undefined;
    if (kind !== 'SalesItemLineDetail' && kind !== 'DescriptionOnly') {
      throw faults.business(`Lines of the type ${kind} are not supported on this transaction.`);
    }
    const LineNum = stored.length + 1;
    if (read === undefined) {
      stored.push({
        Id: String(LineNum),
        LineNum,
        ...described(line),
        DetailType: 'DescriptionOnly',
        DescriptionLineDetail: {},
      });
      continue;
    }
    counted.push(read.counted);
    stored.push({ Id: String(LineNum), LineNum, ...described(line), ...read.stored });
  }
  if (counted.length === 0 && stored.length === 0) throw faults.noLines();
  const subtotalMinor = counted.reduce((sum, line) => sum + line.netMinor, 0);
  stored.push({ Amount: amountOf(subtotalMinor), DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} });
  const discount = readDiscount(company, discounts, subtotalMinor);
  return {
    stored: discount.stored === undefined ? stored : [...stored, discount.stored],
    counted,
    subtotalMinor,
    discountMinor: discount.minor,
    discountAccountId: discount.accountId,
  };
}

function described(line: JsonRecord): JsonRecord {
  const description = textOf(line, 'Description');
  return description === undefined ? {} : { Description: description };
}

function readItemLine(company: Company, form: JsonRecord, line: JsonRecord) {
  if (line['SalesItemLineDetail'] === undefined) throw faults.required('Line.SalesItemLineDetail');
  const detail = recordOf(line, 'SalesItemLineDetail');
  const itemId = referenceOf(detail, 'ItemRef');
  // Without an item the line is a comment, and its amount is lost.
  if (itemId === undefined) return undefined;
  const item = company.get('Item', itemId) ?? {};
  const accountId = referenceOf(item, 'IncomeAccountRef');
  if (item['Type'] === 'Group' || item['Type'] === 'Category') {
    throw faults.business('A bundle or a category cannot be used on a sales line.');
  }
  if (accountId === undefined) throw faults.business('The product or service on this line is not for sale.');
  if (company.get('Account', accountId)?.['Active'] === false) throw faults.inactive();
  const codeId = lineTaxCode(company, detail, item);
  const netMinor = lineAmount(company, form, line, detail, codeId);
  if (netMinor < 0 && company.mode.negativeLines === 'refused') throw faults.negativeLine();
  const quantity = numberOf(detail, 'Qty');
  const start = textOf(item, 'InvStartDate');
  const date = textOf(form, 'TxnDate');
  if (item['Type'] === 'Inventory' && start !== undefined && date !== undefined && date < start) {
    throw faults.beforeInventoryStart();
  }
  const stored: Record<string, Json | undefined> = {
    ...detail,
    TaxCodeRef: codeId === undefined ? undefined : { value: codeId },
  };
  if (company.mode.trackClasses !== 'perLine') stored['ClassRef'] = undefined;
  return {
    stored: {
      Amount: amountOf(netMinor),
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: stored,
    },
    counted: { netMinor, codeId, accountId, itemId, quantity: quantity ?? 1 },
  };
}

/** Without a code: NON where no tax is used, and TAX under automated tax (Intuit blog, August 2018). */
function lineTaxCode(company: Company, detail: JsonRecord, item: JsonRecord): string | undefined {
  const sent = referenceOf(detail, 'TaxCodeRef');
  if (company.mode.country !== 'US') return sent;
  if (!company.mode.usingSalesTax) return 'NON';
  if (sent !== undefined) return sent;
  return company.mode.automatedSalesTax && item['Taxable'] !== false ? 'TAX' : 'NON';
}

/** A mismatch of up to two cents with quantity times price is recomputed, a greater one refused. */
function lineAmount(
  company: Company,
  form: JsonRecord,
  line: JsonRecord,
  detail: JsonRecord,
  codeId: string | undefined,
): number {
  const gross = numberOf(detail, 'TaxInclusiveAmt');
  if (form['GlobalTaxCalculation'] === 'TaxInclusive' && gross !== undefined && codeId !== undefined) {
    return minorOf(gross / (1 + codePercent(company, codeId, 'Sales') / 100));
  }
  const amount = numberOf(line, 'Amount');
  const quantity = numberOf(detail, 'Qty');
  const price = numberOf(detail, 'UnitPrice');
  if (amount === undefined) throw faults.required('Line.Amount');
  if (quantity === undefined || price === undefined) return minorOf(amount);
  const product = minorOf(quantity * price);
  if (Math.abs(product - minorOf(amount)) > 2) throw faults.amountMismatch(amount);
  return product;
}

function readDiscount(company: Company, lines: readonly JsonRecord[], subtotalMinor: number) {
  const [line, second] = lines;
  if (line === undefined) return { stored: undefined, minor: 0, accountId: undefined };
  if (second !== undefined) throw faults.business('Only one discount line is allowed.');
  const detail = recordOf(line, 'DiscountLineDetail');
  const percent = numberOf(detail, 'DiscountPercent');
  const amount = numberOf(line, 'Amount');
  const byPercent = detail['PercentBased'] === true;
  if (byPercent ? percent === undefined : amount === undefined) throw faults.discountIncomplete();
  const minor = byPercent ? minorOf((subtotalMinor * (percent ?? 0)) / 100 / 100) : minorOf(amount ?? 0);
  const accountId =
    referenceOf(detail, 'DiscountAccountRef') ?? standardAccount(company, 'DiscountsRefundsGiven');
  return {
    minor,
    accountId,
    stored: {
      Amount: amountOf(minor),
      DetailType: 'DiscountLineDetail',
      DiscountLineDetail: { ...detail, PercentBased: byPercent, DiscountAccountRef: { value: accountId } },
    },
  };
}
