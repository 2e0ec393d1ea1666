import { present } from '../../amazon/shapes/present';
import { epochMs, type InstantText, instantText } from '../../calendar/calendar';
import type { AmazonEvent } from '../event';
import { type Ending, endings, transferOf } from './payouts';
import type { SettlementReading } from './settlement';
import { groupDoubts, type SettlementClosing } from './settlementDoubts';
import type { Settlement } from './settlementFacts';
import { type SettlementFile, settlementFiles } from './settlementFiles';
import { releasedAt, type SettlementGroup, settlementGroups } from './settlementGroups';

/** Whose settlements they are, and how far back the transactions go. */
export interface SettlementsOf {
  /** Files name no seller; they are taken for this one's. */
  readonly sellerAccountId: string;
  /** The moment from which on all transactions have been read, where that is known. */
  readonly readFrom?: InstantText;
  /** The moment until which they have been read; absent: that of the last one. */
  readonly readUntil?: InstantText;
}

const dayMs = 86_400_000;
/** No period of an account is longer. */
const longestPeriodMs = 35 * dayMs;
/** Amazon reports up to 48 hours late. */
const reportedAfterMs = 2 * dayMs;
/** The transfer follows the close after a day and a half, and is itself reported late. */
const transferKnownAfterMs = 5 * dayMs;

/**
 * The settlements of a seller, each once, with its one source: the transactions that bear its id where they
 * cover it, and its file is then the control; else its file as a whole. In the order of their ends.
 */
export function settlementsOf(
  events: readonly AmazonEvent[],
  readings: readonly SettlementReading[],
  { sellerAccountId, readFrom, readUntil }: SettlementsOf,
): readonly Settlement[] {
  const groups = settlementGroups(events);
  const ended = endings(groups);
  const files = settlementFiles(readings);
  const horizonMs = Math.max(
    ...groups.map(({ lastMs, firstMs }) => Math.max(lastMs, firstMs)),
    readUntil === undefined ? Number.NEGATIVE_INFINITY : epochMs(readUntil),
  );
  const readFromMs = readFrom === undefined ? Number.POSITIVE_INFINITY : epochMs(readFrom);
  const used = new Set<string>();

  const ofGroups = groups.flatMap((group) => {
    const file = group.sellerAccountId === sellerAccountId ? files.get(group.settlementId) : undefined;
    if (group.events.length === 0 && file === undefined) return [];
    used.add(group.settlementId);
    const ending = ended.get(group) ?? { hasEarlier: false, transfers: [] };
    const hasStart = ending.hasEarlier || readFromMs <= group.firstMs - longestPeriodMs;
    return [fromGroup(group, ending, file, hasStart, horizonMs)];
  });
  const taken = new Set(ofGroups.flatMap(({ transferKey }) => transferKey ?? []));
  const transfers = groups.flatMap((group) => group.transfers).filter(({ key }) => !taken.has(key));
  const alone = [...files.values()].filter(({ summary }) => !used.has(summary.settlementId));
  const ofFiles = alone.map((file) => fromFile(file, sellerAccountId, transferOf(file.summary, transfers)));
  return [...ofGroups, ...ofFiles].sort((a, b) => epochMs(a.endAt) - epochMs(b.endAt));
}

function fromGroup(
  group: SettlementGroup,
  ending: Ending,
  file: SettlementFile | undefined,
  hasStart: boolean,
  horizonMs: number,
): Settlement {
  const { sumMinor, events } = group;
  const [transfer] = ending.transfers;
  const isPaid = transfer?.totalMinor === sumMinor;
  const isCovered =
    file === undefined || (events.length > 0 && (isPaid || sumMinor === file.summary.totalMinor));
  const closing = file === undefined ? closingOf(group, ending, horizonMs) : 'closed';
  return present({
    settlementId: group.settlementId,
    sellerAccountId: group.sellerAccountId,
    currency: isCovered ? group.currency : file.summary.currency,
    marketplaceId: onlyOne(events.map(({ marketplaceId }) => marketplaceId)),
    accountType: group.accountType,
    startAt: file?.summary.startAt ?? instantText(group.firstMs),
    endAt: file?.summary.endAt ?? endOf(group),
    depositAt: transfer?.postedAt ?? file?.summary.depositAt,
    closed: closing !== 'open',
    totalMinor: isCovered ? sumMinor : file.summary.totalMinor,
    source: isCovered ? ('transactions' as const) : ('file' as const),
    eventKeys: events.map(({ key }) => key),
    transferKey: transfer?.key,
    reading: file?.reading,
    problems: groupDoubts({ group, transfers: ending.transfers, file, isCovered, closing, hasStart }),
  });
}

/** A settlement of which no transaction is known. */
function fromFile(
  { summary, reading, problems }: SettlementFile,
  sellerAccountId: string,
  transfer: AmazonEvent | undefined,
): Settlement {
  const { settlementId, currency, totalMinor, startAt, endAt, depositAt } = summary;
  return present({
    settlementId,
    sellerAccountId,
    currency,
    startAt,
    endAt,
    depositAt: transfer?.postedAt ?? depositAt,
    closed: true,
    totalMinor,
    source: 'file' as const,
    eventKeys: [],
    transferKey: transfer?.key,
    reading,
    problems,
  });
}

/**
 * Whether Amazon has closed a settlement, by its transactions alone: a transfer paid it; or the next one has
 * begun, nothing is to be paid, and whatever is reported late has come. `unpaid`: it should have been paid.
 * Where nothing at all follows, no period is so long that it could still be open.
 */
function closingOf(
  { sumMinor, firstMs }: SettlementGroup,
  { next, transfers }: Ending,
  horizonMs: number,
): SettlementClosing {
  if (transfers.length > 0) return 'closed';
  const passedMs = horizonMs - (next?.firstMs ?? firstMs + longestPeriodMs);
  if (sumMinor <= 0) return passedMs >= reportedAfterMs ? 'closed' : 'open';
  return passedMs >= transferKnownAfterMs ? 'unpaid' : 'open';
}

/** A reserve is held back in the second in which a settlement closes; else its last transaction is near. */
function endOf({ events, lastMs }: SettlementGroup): InstantText {
  const reserve = events.findLast(({ lines }) => lines.some(({ kind }) => kind === 'currentReserve'));
  return reserve === undefined ? instantText(lastMs) : releasedAt(reserve);
}

function onlyOne(values: readonly (string | undefined)[]): string | undefined {
  const distinct = new Set(values.filter((value) => value !== undefined));
  return distinct.size === 1 ? [...distinct][0] : undefined;
}
