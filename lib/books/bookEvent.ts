import { marketplaceOf, marketplaces } from '../amazon/shapes/marketplaces';
import type { AmazonEvent } from '../ledger/event';
import type { BookContext } from './bookContext';
import { bookedDay } from './bookedDay';
import type { BookedEvent } from './bookedEvent';
import { bookedTotal } from './checks/bookedTotal';
import { eventVerdicts } from './eventVerdicts';
import { extraLines } from './extraLines';
import { holdingOf } from './holding';
import { matchedLines } from './matching/matchedLines';
import { taxationOf } from './tax/taxation';

/**
 * An event as the books see it. The stages, in order: its day, what the rules want of it, where its money
 * stands, tax, items and accounts, lines of the rules, and what keeps it back.
 */
export function bookEvent(event: AmazonEvent, context: BookContext): BookedEvent {
  const order = context.orders.get(event.orderId ?? '');
  const placed = withMarketplace(event, order?.marketplaceId);
  const ownDay = bookedDay(placed, order, context.settings);
  const outcome = context.rules.outcomeOf(placed, ownDay, order);
  const date = outcome.date ?? ownDay;
  const holding = holdingOf(placed, order, outcome, context);
  const taxation = taxationOf(placed, date, context, outcome);
  const matched = matchedLines(placed, taxation.lines, date, outcome, context);
  const extra = extraLines(outcome, matched.lines, context);
  const lines = extra.lines.length === 0 ? matched.lines : [...matched.lines, ...extra.lines];
  const verdicts = eventVerdicts(placed, order, date, outcome, holding, context);
  return {
    event: placed,
    date,
    holding,
    lines,
    outcome,
    verdicts: [
      ...verdicts,
      ...taxation.verdicts,
      ...matched.verdicts,
      ...extra.verdicts,
      ...bookedTotal(placed, lines),
    ],
  };
}

/**
 * Amazon leaves the marketplace out of some transactions of orders that merchants ship; the order has it. What
 * it did for another shop, or for the account, bears a marketplace that sells nothing, or none: that belongs
 * to the one marketplace of its currency, if there is only one.
 */
function withMarketplace(event: AmazonEvent, ofOrder: string | undefined): AmazonEvent {
  const { kind, currency, marketplaceId } = event;
  if (marketplaceOf(marketplaceId ?? '') !== undefined) return event;
  if (marketplaceId === undefined && ofOrder !== undefined) return { ...event, marketplaceId: ofOrder };
  const isSale = kind === 'shipment' || kind === 'refund';
  const only = isSale ? undefined : onlyMarketplaceIn(currency);
  return only === undefined ? event : { ...event, marketplaceId: only };
}

function onlyMarketplaceIn(currency: string): string | undefined {
  const [first, second] = marketplaces.filter((each) => each.currency === currency);
  return second === undefined ? first?.id : undefined;
}
