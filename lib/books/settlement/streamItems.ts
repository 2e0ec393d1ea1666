import type { BookedLine } from '../bookedEvent';
import type { BookSettings } from '../settings/bookSettings';
import type { Stream, StreamItem } from './monthParts';
import { type SettledItem, sumOfItems } from './settledContent';
import { withNetTax } from './summaryLines';

/** Amounts of a settlement by the document that they go to, and what of them never leaves clearing. */
export interface Streams {
  readonly items: readonly StreamItem[];
  /** The reserve where the convention keeps it in clearing, and transfers that the bank feed tells of. */
  readonly keptMinor: number;
}

/** Amounts with their documents: fees are apart only where that is wanted. */
export function streamsOf(items: readonly SettledItem[], settings: BookSettings): Streams {
  const { convention, fees, payout } = settings.settlement;
  // A payout that is left to the bank feed and was returned never left clearing.
  const stays = ({ role }: BookedLine): boolean =>
    (role === 'reserved' && convention === 'balance') || (role === 'bank' && payout === 'bankFeed');
  const posted = items.map((item) => ({
    ...item,
    lines: withNetTax(item.lines, settings).filter((line) => !stays(line)),
  }));
  return {
    items: posted.flatMap((item) =>
      fees === 'apart' ? apart(item) : [{ ...item, stream: 'entry' as const }],
    ),
    keptMinor: sumOfItems(items) - sumOfItems(posted),
  };
}

/** The money of an event that is nothing but a fee goes with the fee. */
function apart(item: SettledItem): readonly StreamItem[] {
  const [fees, others] = [true, false].map((isFee) =>
    item.lines.filter(({ facet }) => (facet === 'fees') === isFee),
  );
  if (fees === undefined || others === undefined || fees.length === 0) return [{ ...item, stream: 'entry' }];
  if (others.length === 0) return [{ ...item, stream: 'fees' }];
  return [part(item, others, 'entry'), part(item, fees, 'fees')];
}

function part(item: SettledItem, lines: SettledItem['lines'], stream: Stream): StreamItem {
  const { cover, ...rest } = item;
  if (cover === undefined) return { ...rest, lines, stream };
  const facets = cover.facets.filter((facet) => (facet === 'fees') === (stream === 'fees'));
  return { ...rest, lines, stream, cover: { eventKey: cover.eventKey, facets } };
}
