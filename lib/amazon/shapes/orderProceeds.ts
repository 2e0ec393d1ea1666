import * as v from 'valibot';
import { exactMinor, orderAmount } from './amount';
import { listOf, maybe, optionalText } from './fields';
import type { OrderProceeds } from './order';
import { present } from './present';

/** The parts of what a buyer pays, with their own parts where Amazon says them. */
export const proceedsBreakdowns = listOf(
  v.object({
    type: optionalText,
    subtotal: maybe(orderAmount),
    detailedBreakdowns: listOf(v.object({ subtype: optionalText, value: maybe(orderAmount) })),
  }),
);

type RawProceeds = v.InferOutput<typeof proceedsBreakdowns>;

/**
 * The parts in minor units, detailed where the details add up to their part; none where there are none.
 * Throws `Unreadable` for an amount that is not exact or of another currency.
 */
export function shapedProceeds(
  raw: RawProceeds,
  currency: string | undefined,
  where: string,
): readonly OrderProceeds[] | undefined {
  if (currency === undefined || raw.length === 0) return undefined;
  return raw.flatMap(({ type = 'OTHER', subtotal, detailedBreakdowns }, index): readonly OrderProceeds[] => {
    const place = `${where}.breakdowns[${index}]`;
    const amountMinor = exactMinor(subtotal?.amount, subtotal?.currencyCode, currency, place);
    const details = detailedBreakdowns.map(({ subtype, value }) =>
      present({
        type,
        subtype,
        amountMinor: exactMinor(value?.amount, value?.currencyCode, currency, place),
      }),
    );
    const detailedMinor = details.reduce((sum, each) => sum + each.amountMinor, 0);
    return details.length > 0 && detailedMinor === amountMinor ? details : [{ type, amountMinor }];
  });
}

/** The first currency that an amount bears. */
export function currencyAmong(
  amounts: readonly (v.InferOutput<typeof orderAmount> | undefined)[],
): string | undefined {
  return amounts.find((amount) => amount?.currencyCode !== undefined)?.currencyCode;
}

/** The texts that are there; none where there is none. */
export function givenList(texts: readonly (string | undefined)[]): readonly string[] | undefined {
  const given = texts.filter((text) => text !== undefined);
  return given.length === 0 ? undefined : given;
}
