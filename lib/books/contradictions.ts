import type { AmazonEvent } from '../ledger/event';
import { formatMoney } from '../money/money';
import { type Problem, problem } from '../problem/problem';

/** Where Amazon's figures for an event contradict each other: parts and total, or the two reports of one sale. */
export function contradictionsIn({ imbalance, twinsDiffer, currency }: AmazonEvent): readonly Problem[] {
  const shown = (amountMinor: number): string => formatMoney(amountMinor, currency, 'en-US');
  return [
    ...(imbalance === undefined
      ? []
      : [
          problem('does_not_add_up', {
            parts: shown(imbalance.partsMinor),
            total: shown(imbalance.totalMinor),
          }),
        ]),
    ...(twinsDiffer === undefined
      ? []
      : [
          problem('twins_differ', {
            deferred: shown(twinsDiffer.deferredMinor),
            released: shown(twinsDiffer.releasedMinor),
          }),
        ]),
  ];
}
