import * as v from 'valibot';
import { present } from '../amazon/shapes/present';
import { minorFromDecimal } from '../money/money';
import type { Difference } from '../posting/outcome';

const amount = v.nullish(v.union([v.number(), v.string()]));
const line = v.looseObject({
  DetailType: v.nullish(v.string()),
  Amount: amount,
  Description: v.nullish(v.string()),
  JournalEntryLineDetail: v.nullish(v.object({ PostingType: v.nullish(v.string()) })),
});
const taxLine = v.object({
  Amount: amount,
  TaxLineDetail: v.nullish(v.object({ TaxRateRef: v.nullish(v.object({ value: v.string() })) })),
});
const form = v.object({
  Line: v.nullish(v.array(line)),
  TxnTaxDetail: v.nullish(v.object({ TotalTax: amount, TaxLine: v.nullish(v.array(taxLine)) })),
});

type Form = v.InferOutput<typeof form>;

/** A line as it is compared. */
interface Figure {
  readonly minor: number;
  readonly description?: string;
}

/**
 * Where a document as QuickBooks answers it says other amounts than were sent: lines, and tax. QuickBooks adds
 * lines of its own (subtotals) and promises no order; what only one of both states is not compared.
 */
export function differencesOf(payload: string, answer: unknown, currency: string): readonly Difference[] {
  const sent = v.safeParse(form, jsonOf(payload));
  const returned = v.safeParse(form, answer);
  if (!sent.success || !returned.success) return [];
  const ofLines = (of: Form): readonly Figure[] => linesOf(of, sent.output, currency);
  return [
    ...(returned.output.Line == null ? [] : lineDifferences(ofLines(sent.output), ofLines(returned.output))),
    ...taxDifferences(sent.output, returned.output, currency),
  ];
}

/** The lines of the kinds that were sent. */
function linesOf({ Line }: Form, sent: Form, currency: string): readonly Figure[] {
  const kinds = new Set((sent.Line ?? []).map(({ DetailType }) => DetailType ?? ''));
  return (Line ?? [])
    .filter(({ DetailType }) => kinds.has(DetailType ?? ''))
    .flatMap(({ Amount, Description, JournalEntryLineDetail }) => {
      const minor = minorOf(Amount, currency);
      // A line of nothing may come back without its amount.
      if (minor === undefined || minor === 0) return [];
      const sign = JournalEntryLineDetail?.PostingType === 'Debit' ? -1 : 1;
      return present({ minor: sign * minor, description: Description ?? undefined });
    });
}

function lineDifferences(sent: readonly Figure[], returned: readonly Figure[]): readonly Difference[] {
  const rest = [...returned];
  const unmatched = sent.filter(({ minor }) => {
    const at = rest.findIndex((each) => each.minor === minor);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  const missing = unmatched.map((each): Difference => {
    const same = rest.findIndex(({ description }) => description === each.description);
    const [found] = rest.splice(Math.max(same, 0), 1);
    return present({
      of: 'line' as const,
      description: each.description,
      sentMinor: each.minor,
      returnedMinor: found?.minor ?? 0,
    });
  });
  const added = rest.map(
    ({ minor, description }): Difference =>
      present({ of: 'line' as const, description, sentMinor: 0, returnedMinor: minor }),
  );
  return [...missing, ...added];
}

function taxDifferences(sent: Form, returned: Form, currency: string): readonly Difference[] {
  const wanted = minorOf(sent.TxnTaxDetail?.TotalTax, currency);
  if (wanted === undefined) return [];
  const total = minorOf(returned.TxnTaxDetail?.TotalTax, currency) ?? wanted;
  if (wanted !== total) return [{ of: 'tax', sentMinor: wanted, returnedMinor: total }];
  const rates = ratesOf(returned, currency);
  return [...ratesOf(sent, currency)].flatMap(([rate, sentMinor]) => {
    const returnedMinor = rates.get(rate);
    return returnedMinor === undefined || returnedMinor === sentMinor
      ? []
      : [{ of: 'tax' as const, sentMinor, returnedMinor }];
  });
}

/** Tax by the id of its rate. */
function ratesOf({ TxnTaxDetail }: Form, currency: string): ReadonlyMap<string, number> {
  const rates = new Map<string, number>();
  for (const { Amount, TaxLineDetail } of TxnTaxDetail?.TaxLine ?? []) {
    const rate = TaxLineDetail?.TaxRateRef?.value;
    const minor = minorOf(Amount, currency);
    if (rate !== undefined && minor !== undefined) rates.set(rate, (rates.get(rate) ?? 0) + minor);
  }
  return rates;
}

function minorOf(value: string | number | null | undefined, currency: string): number | undefined {
  return value == null ? undefined : minorFromDecimal(value, currency);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
