import { present } from '../../amazon/shapes/present';
import type { DateText } from '../../calendar/calendar';
import type { AmazonEvent, EventLine } from '../../ledger/event';
import { pathSeparator } from '../../ledger/label';
import type { LineKind } from '../../ledger/lineKind';
import type { SettlementAmount } from '../../ledger/settlement/settlement';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { noOutcome } from '../../rules/ruleOutcome';
import type { BookContext } from '../bookContext';
import type { BookedLine } from '../bookedEvent';
import { matchedLines } from '../matching/matchedLines';
import { taxationOf } from '../tax/taxation';
import type { Verdict } from '../verdict';
import { daysIn } from './daysIn';
import { marketplaceIdOf } from './settlementZone';

/** Rows of one day, marketplace and transaction type: they are taxed together, as an order's are. */
export interface FileGroup {
  readonly date: DateText;
  readonly transactionType: string;
  readonly lines: readonly BookedLine[];
}

/** A file's amounts as the books see them. */
export interface FileItems {
  readonly groups: readonly FileGroup[];
  readonly verdicts: readonly Verdict[];
}

interface Group {
  readonly date: DateText;
  readonly marketplaceName: string;
  readonly transactionType: string;
  readonly sums: Map<string, { readonly kind: LineKind; readonly path: string; amountMinor: number }>;
}

/** Books the rows of a file with the tax, items and accounts that the same amounts of transactions have. */
export function fileItems(
  amounts: readonly SettlementAmount[],
  settlement: Settlement,
  timeZone: string,
  context: BookContext,
): FileItems {
  // Rows that are summed name no product, so all sales are on the one item.
  const matching = { ...context.settings.matching, products: 'oneItem' as const };
  const asked: BookContext = { ...context, settings: { ...context.settings, matching } };
  const booked = groupsOf(amounts, timeZone).map((group) => bookedGroup(group, settlement, asked));
  return {
    groups: booked.map(({ group }) => group).filter(({ lines }) => lines.length > 0),
    verdicts: withoutRepeats(booked.flatMap(({ verdicts }) => verdicts)),
  };
}

function groupsOf(amounts: readonly SettlementAmount[], timeZone: string): readonly Group[] {
  const groups = new Map<string, Group>();
  const dayOf = daysIn(timeZone);
  for (const { postedAt, label, meaning, amountMinor } of amounts) {
    if (meaning === undefined) continue;
    const { marketplaceName, transactionType, amountType, amountDescription } = label;
    const date = dayOf(postedAt);
    const key = JSON.stringify([date, marketplaceName, transactionType]);
    const group = groups.get(key) ?? { date, marketplaceName, transactionType, sums: new Map() };
    groups.set(key, group);
    const path = `${amountType}${pathSeparator}${amountDescription}`;
    const sum = group.sums.get(path);
    if (sum === undefined) group.sums.set(path, { kind: meaning.kind, path, amountMinor });
    else sum.amountMinor += amountMinor;
  }
  return [...groups.values()];
}

function bookedGroup(
  { date, marketplaceName, transactionType, sums }: Group,
  settlement: Settlement,
  context: BookContext,
): { readonly group: FileGroup; readonly verdicts: readonly Verdict[] } {
  const lines: readonly EventLine[] = [...sums.values()].filter(({ amountMinor }) => amountMinor !== 0);
  const event: AmazonEvent = present({
    key: `file/${settlement.settlementId}/${date}/${transactionType}`,
    sellerAccountId: settlement.sellerAccountId,
    kind: kindOf(lines),
    transactionType,
    description: transactionType,
    transactionIds: [],
    marketplaceId: marketplaceIdOf(marketplaceName) ?? settlement.marketplaceId,
    postedAt: settlement.endAt,
    release: { state: 'released' as const, releasedAt: settlement.endAt },
    currency: settlement.currency,
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    lines,
  });
  const taxation = taxationOf(event, date, context);
  const matched = matchedLines(event, taxation.lines, date, noOutcome, context);
  return {
    group: { date, transactionType, lines: matched.lines },
    verdicts: [...taxation.verdicts, ...matched.verdicts],
  };
}

/** Tax depends on whether something was sold or given back. */
function kindOf(lines: readonly EventLine[]): AmazonEvent['kind'] {
  if (lines.some(({ kind }) => kind === 'refund')) return 'refund';
  return lines.some(({ kind }) => kind === 'principal') ? 'shipment' : 'other';
}

function withoutRepeats(verdicts: readonly Verdict[]): readonly Verdict[] {
  return [...new Map(verdicts.map((each) => [each.problem.code + each.problem.sentence, each])).values()];
}
