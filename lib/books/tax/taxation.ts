import type { DateText } from '../../calendar/calendar';
import type { AmazonEvent } from '../../ledger/event';
import { problem } from '../../problem/problem';
import { noOutcome, type RuleOutcome } from '../../rules/ruleOutcome';
import type { BookContext } from '../bookContext';
import { blocked, type Verdict } from '../verdict';
import { accountTaxation } from './accountTaxation';
import { destinationOf, isoCountry } from './destination';
import { feeTaxation } from './feeTaxation';
import { ruledCode } from './ruledCode';
import type { PlacedLine } from './saleGroups';
import { saleTaxation } from './saleTaxation';
import { taxDesk } from './taxDesk';
import type { Taxation, TaxedLine } from './taxedLine';
import type { TaxCodeSettings } from './taxSettings';
import { type TaxTreatment, treatmentOf } from './treatments';

/**
 * Splits an event's amounts into nets and tax as the company keeps it: Amazon's tax figures first, rates
 * second. Nets and taxes add up to the event's lines, whatever is asked.
 */
export function taxationOf(
  event: AmazonEvent,
  date: DateText,
  context: BookContext,
  outcome: RuleOutcome = noOutcome,
): Taxation {
  const { books, settings } = context;
  const country = isoCountry(books?.company.country ?? settings.tax.codes?.home ?? 'US');
  const { codes } = settings.tax;
  const keepsCodes = country !== 'US' && (books?.company.usesSalesTax ?? true);
  if (codes !== undefined && keepsCodes && codes.home === country)
    return codedTaxation(event, date, codes, context, outcome);
  return {
    lines: accountTaxation(event, country, settings.tax),
    verdicts: withoutCodes(country, keepsCodes, codes, books?.company.name ?? ''),
  };
}

/** Why a company outside the US has lines without codes, where that was not chosen. */
function withoutCodes(
  country: string,
  keepsCodes: boolean,
  codes: TaxCodeSettings | undefined,
  company: string,
): readonly Verdict[] {
  if (country === 'US') return [];
  if (!keepsCodes) return codes === undefined ? [] : [blocked(problem('tax_switched_off', { company }))];
  return codes === undefined
    ? [blocked(problem('tax_not_set_up', { company, place: country }))]
    : [blocked(problem('tax_of_other_country', { company, place: country, other: codes.home }))];
}

function codedTaxation(
  event: AmazonEvent,
  date: DateText,
  codes: TaxCodeSettings,
  { books, settings, orders }: BookContext,
  outcome: RuleOutcome,
): Taxation {
  const desk = taxDesk(codes, books);
  const order = orders.get(event.orderId ?? '');
  const to = destinationOf(event, order, codes.home);
  const placed = placedByTreatment(event);
  const asked = {
    date,
    currency: event.currency,
    order,
    to,
    marketplace: to.marketplace,
    transactionType: event.transactionType,
    isFromFile: event.key.startsWith('file/'),
    facilitatorTax: settings.tax.facilitatorTax,
    codes,
    ruled: (index: number) => ruledCode(outcome.lines.get(index)?.taxCode, codes, books, desk),
    desk,
  };
  const lines = [
    ...saleTaxation(placed.sale, placed.salesTax, asked),
    ...feeTaxation(placed.fee, asked),
    ...placed.outOfScope.map(
      ({ line, index }): TaxedLine => ({
        line,
        index,
        netMinor: line.amountMinor,
        ...desk.untaxed(codes.outOfScope, 'sales'),
      }),
    ),
  ];
  return { lines: lines.sort((a, b) => a.index - b.index), verdicts: desk.verdicts() };
}

function placedByTreatment({ lines }: AmazonEvent): Readonly<Record<TaxTreatment, readonly PlacedLine[]>> {
  const placed: Record<TaxTreatment, PlacedLine[]> = { sale: [], salesTax: [], fee: [], outOfScope: [] };
  for (const [index, line] of lines.entries()) placed[treatmentOf(line)].push({ line, index });
  return placed;
}
