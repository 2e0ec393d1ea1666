import { present } from '../amazon/shapes/present';
import type { AmazonEvent } from '../ledger/event';
import type { BookContext } from './bookContext';
import { bookedDay } from './bookedDay';
import type { BookedEvent } from './bookedEvent';
import { eventVerdicts } from './eventVerdicts';
import { holdingOf } from './holding';
import { matchedLines } from './matching/matchedLines';
import { taxationOf } from './tax/taxation';

/**
 * An event as the books see it. The stages, in order: its day, what the rules want of it, where its money
 * stands, tax, items and accounts, and what keeps it back.
 */
export function bookEvent(event: AmazonEvent, context: BookContext): BookedEvent {
  const order = context.orders.get(event.orderId ?? '');
  const placed = withMarketplace(event, order?.marketplaceId);
  const ownDay = bookedDay(placed, order, context.settings);
  const outcome = context.rules.outcomeOf(placed, ownDay, order);
  const date = outcome.date ?? ownDay;
  const holding = holdingOf(placed, order, date, context);
  const taxation = taxationOf(placed, date, context);
  const matched = matchedLines(placed, taxation.lines, date, outcome, context);
  const verdicts = eventVerdicts(placed, order, date, outcome, holding, context);
  return {
    event: placed,
    date,
    holding,
    lines: matched.lines,
    outcome,
    verdicts: [...verdicts, ...taxation.verdicts, ...matched.verdicts],
  };
}

/** Amazon leaves the marketplace out of some transactions of orders that merchants ship; the order has it. */
function withMarketplace(event: AmazonEvent, marketplaceId: string | undefined): AmazonEvent {
  return event.marketplaceId !== undefined || marketplaceId === undefined
    ? event
    : present({ ...event, marketplaceId });
}
