import { createRandom, type Random } from '../random';
import { type SettlementFileRow, settlementColumns } from '../settlementColumns';
import type { BroadEvent, BroadPart, BroadSettlement, BroadUnit, BroadWorld } from './broadTruth';
import { releasedAtMs } from './broadTruth';
import { words } from './words';

/** How one file writes what all of them write. */
interface Manner {
  readonly dotted: boolean;
  readonly comma: boolean;
  readonly crlf: boolean;
  /** How the file spells labels: as in the worlds' table, in capitals, with underscores. */
  readonly spelling: (label: string) => string;
}

/** The settlement file of a closed settlement, to the cent what the settlement paid. */
export function settlementFile(world: BroadWorld, settlement: BroadSettlement): string {
  const random = createRandom(world.seed, `file ${settlement.settlementId}`);
  const manner = mannerOf(world, random);
  const summary: SettlementFileRow = {
    'settlement-id': settlement.settlementId,
    'settlement-start-date': moment(settlement.startsAtMs, manner),
    'settlement-end-date': moment(settlement.endsAtMs, manner),
    'deposit-date': moment(settlement.depositAtMs, manner),
    'total-amount': amount(settlement.totalMinor, manner),
    currency: world.store.currency,
  };
  const rows = shuffled(settlement.events, random).flatMap((event) =>
    rowsOf(world, settlement, event, manner, random),
  );
  const order = random.chance(0.2) ? [...settlementColumns].reverse() : settlementColumns;
  const end = manner.crlf ? '\r\n' : '\n';
  const lines = [
    order.join('\t'),
    ...[summary, ...rows].map((row) => order.map((column) => row[column] ?? '').join('\t')),
  ];
  if (random.chance(0.2)) lines.splice(random.whole(1, lines.length), 0, '');
  return `${random.chance(0.1) ? '\uFEFF' : ''}${lines.join(end)}${end}`;
}

function mannerOf(world: BroadWorld, random: Random): Manner {
  const european = world.store.country !== 'US';
  return {
    dotted: european && random.chance(0.5),
    comma: european && random.chance(0.4),
    crlf: random.chance(0.3),
    spelling: random.pick([
      (label: string) => label,
      (label: string) => label,
      (label: string) => label.toUpperCase(),
      (label: string) => label.replaceAll(' ', '_'),
    ]),
  };
}

function rowsOf(
  world: BroadWorld,
  settlement: BroadSettlement,
  event: BroadEvent,
  manner: Manner,
  random: Random,
): readonly SettlementFileRow[] {
  const atMs = releasedAtMs(event);
  const multiChannel = event.what === 'multiChannel';
  return event.units.flatMap((unit) =>
    unit.parts.flatMap((part) =>
      labelled(event, part).flatMap(([fileType, amountType, description, minor]) =>
        // A fee can have a row for each unit: identical rows are no mistake.
        perUnit(part, unit, minor, random).map(
          (rowMinor): SettlementFileRow => ({
            'settlement-id': settlement.settlementId,
            'transaction-type': manner.spelling(fileType),
            'order-id': event.orderId ?? '',
            'merchant-order-id': event.orderId ?? '',
            'adjustment-id': event.refundId === undefined ? '' : event.refundId.slice(-12),
            // Refunds have none, and a sale's is another than the API's.
            'shipment-id': event.type === 'Refund' ? '' : (event.fileShipmentId ?? ''),
            'marketplace-name': multiChannel ? world.store.nonAmazonName : world.store.name,
            'amount-type': manner.spelling(amountType),
            'amount-description': manner.spelling(description),
            amount: amount(rowMinor, manner),
            'fulfillment-id': event.fulfilledBy ?? '',
            'posted-date': moment(atMs, manner).slice(0, 10),
            'posted-date-time': moment(atMs, manner),
            'order-item-code': unit.orderItemCode,
            sku: unit.product?.sku ?? '',
            // Repeated on every row of the item.
            'quantity-purchased': event.type === 'Shipment' && unit.quantity > 0 ? String(unit.quantity) : '',
          }),
        ),
      ),
    ),
  );
}

type Labelled = readonly [type: string, amountType: string, description: string, minor: number];

function labelled(event: BroadEvent, part: BroadPart): readonly Labelled[] {
  const { fileType, file } = words[part.word];
  const type = fileType ?? fileTypeOf(event);
  const [amountType, description] = file;
  const { amountMinor, taxMinor = 0 } = part;
  if (description === 'parts') {
    return [
      [type, amountType, 'Base fee', amountMinor - taxMinor] as const,
      [type, amountType, 'Tax on fee', taxMinor] as const,
    ].filter(([, , , minor]) => minor !== 0);
  }
  if (description === 'advertising') {
    return [
      [type, amountType, 'TransactionTotalAmount', amountMinor - taxMinor] as const,
      [type, amountType, 'TaxAmount', taxMinor] as const,
    ].filter(([, , , minor]) => minor !== 0);
  }
  return amountMinor === 0 ? [] : [[type, amountType, description, amountMinor]];
}

function fileTypeOf({ what }: BroadEvent): string {
  switch (what) {
    case 'refund':
      return 'Refund';
    case 'chargeback':
      return 'Chargeback Refund';
    case 'guarantee':
      return 'A-to-z Guarantee Refund';
    case 'retrocharge':
      return 'Order_Retrocharge';
    default:
      return 'Order';
  }
}

function perUnit(part: BroadPart, { quantity }: BroadUnit, minor: number, random: Random): readonly number[] {
  const splits = words[part.word].isFee && quantity > 1 && minor % quantity === 0 && random.chance(0.4);
  return splits ? Array.from({ length: quantity }, () => minor / quantity) : [minor];
}

function moment(atMs: number, { dotted }: Manner): string {
  const iso = new Date(atMs).toISOString();
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
  const date = dotted ? `${day}.${month}.${year}` : `${year}-${month}-${day}`;
  return `${date} ${iso.slice(11, 19)} UTC`;
}

function amount(minor: number, { comma }: Manner): string {
  const text = `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
  return comma ? text.replace('.', ',') : text;
}

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values
    .map((value) => ({ value, at: random.fraction() }))
    .sort((left, right) => left.at - right.at)
    .map(({ value }) => value);
}
