import { columnNames, type Row } from '../ledger/settlement/settlementFixture';

/** How many rows' texts are joined before they become bytes: about 64 kB, what a browser hands over at once. */
const rowsAtOnce = 320;
/** Bytes of a row, nearly: enough to spread the time over the file. */
const rowSize = 195;

/** The rows of one sold unit, as most files have them. */
const saleRows = [
  ['ItemPrice', 'Principal', 1999],
  ['ItemPrice', 'Tax', 165],
  ['ItemPrice', 'Shipping', 599],
  ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', -165],
  ['ItemFees', 'FBAPerUnitFulfillmentFee', -543],
  ['ItemFees', 'Commission', -300],
  ['Promotion', 'Shipping', -599],
] as const;

const settlementId = '12395580393';
const totalMinor = 10_000_000;
const summary: Row = {
  'settlement-id': settlementId,
  'settlement-start-date': '2026-11-02 10:00:00 UTC',
  'settlement-end-date': '2026-11-16 10:00:00 UTC',
  'deposit-date': '2026-11-18 10:00:00 UTC',
  'total-amount': '100000.00',
  currency: 'USD',
};
/** Seconds since the month began. */
const startSeconds = 86_400 + 10 * 3600;
const lastSeconds = startSeconds + 14 * 86_400 - 1;

/**
 * A settlement of about `size` bytes in chunks, each of fresh memory as a file's are: orders in the order of
 * time, some thousand SKUs, and a reserve at the end that makes the sum right. Always the same bytes.
 */
export function* settlementChunks(size: number): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const sales = Math.ceil(size / (saleRows.length * rowSize));
  let texts = [columnNames.join('\t'), columnNames.map((name) => summary[name] ?? '').join('\t')];
  let [written, sumMinor, sale] = [0, 0, 0];
  while (written < size) {
    while (texts.length < rowsAtOnce) {
      sale += 1;
      const passed = Math.min(1, sale / sales) * (lastSeconds - startSeconds);
      sumMinor += addSale(texts, sale, dateText(startSeconds + Math.floor(passed)));
    }
    const bytes = encoder.encode(`${texts.join('\n')}\n`);
    written += bytes.length;
    texts = [];
    yield bytes;
  }
  const label = 'Amazon.com\tother-transaction\tCurrent Reserve Amount';
  const date = dateText(lastSeconds);
  yield encoder.encode(
    `${settlementId}\t\t\t\t\t\tother-transaction\t\t\t\t\t${label}\t${amountText(totalMinor - sumMinor)}\t\t${date.slice(0, 10)}\t${date}\t\t\t\t\t\t\n`,
  );
}

function addSale(texts: string[], sale: number, date: string): number {
  // Multiplied by a prime, so that neighbours differ as they do in life.
  const mixed = (sale * 7_368_787) % 9_999_991;
  const order = `11${mixed % 5}-${String(mixed).padStart(7, '0')}-${String(1_000_000 + (sale % 8_999_999))}`;
  // A tenth of a per cent begins with a quotation mark, which the form does not quote.
  const sku = `${mixed % 1000 === 0 ? '"' : ''}AB-${String(mixed % 3000).padStart(4, '0')}-US`;
  const extra = mixed % 400;
  let sum = 0;
  for (const [amountType, description, minor] of saleRows) {
    const amount = minor + Math.sign(minor) * extra;
    sum += amount;
    texts.push(
      `${settlementId}\t\t\t\t\t\tOrder\t${order}\t${order}\t\tD${mixed}xQ\tAmazon.com\t${amountType}\t${description}\t${amountText(amount)}\tAFN\t${date.slice(0, 10)}\t${date}\t${60_000_000_000 + sale}\t\t\t${sku}\t1\t`,
    );
  }
  return sum;
}

function amountText(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function dateText(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = seconds % 86_400;
  return `2026-11-${two(1 + Math.floor(seconds / 86_400))} ${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)} UTC`;
}
