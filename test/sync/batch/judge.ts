import type { Agreed } from '../../../lib/posting/postings';
import { type BatchWorld, postingOf } from './batchWorld';
import type { MemoryStore } from './memoryStore';

/** Whatever happened: no sale is in the books twice, and what a store says of a sale is so. */
export function judge(world: BatchWorld, stores: readonly MemoryStore[], sales: readonly Agreed[]): void {
  const rows = world.company.documents('SalesReceipt');
  for (const sale of sales) {
    const { number, totalMinor } = sale.draft;
    const there = rows.filter((row) => row['DocNumber'] === number);
    if (there.length > 1) throw new Error(`${number} is in the books ${there.length} times`);
    const [document] = there;
    const cents = document === undefined ? undefined : Math.round(Number(document['TotalAmt']) * 100);
    if (cents !== undefined && cents !== totalMinor) throw new Error(`${number} has ${cents} cents`);
    const said = stores.map((store) => postingOf(store, sale));
    for (const posting of said) {
      if (posting?.state === 'posted' && posting.remote?.id !== document?.['Id'])
        throw new Error(`${number}: a store names document ${posting.remote?.id}`);
    }
    if (document !== undefined && !said.some((posting) => posting?.state === 'posted'))
      throw new Error(`${number}: no store knows of it; ${said.map((posting) => posting?.state).join()}`);
  }
}

/** In the end every sale is there once, every store knows it, and nothing is pending. */
export function judgeEnd(world: BatchWorld, stores: readonly MemoryStore[], sales: readonly Agreed[]): void {
  judge(world, stores, sales);
  const numbers = world.receipts();
  if (numbers.length !== sales.length) throw new Error(`${numbers.length} of ${sales.length} are there`);
  for (const store of stores) {
    if (store.batches.size > 0) throw new Error('a batch is open');
    for (const sale of sales) {
      const posting = postingOf(store, sale);
      if (posting?.state !== 'posted' || posting.problem !== undefined || posting.nextAtMs !== undefined)
        throw new Error(`${sale.draft.number} rests as ${JSON.stringify(posting, null, 1)}`);
    }
  }
}
