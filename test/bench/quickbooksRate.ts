import { itemBatchLimits, itemQuotas } from '../../lib/quickbooks/quotas';
import { limits } from '../sandbox/quickbooks/throttle';
import { BatchWorld, salesOf, type WorldOptions } from '../sync/batch/batchWorld';
import type { Samples } from './parts';

const receipts = 10_000;
/** On a virtual clock every run is the same. */
const mostRuns = 1;

/** What the sandbox's QuickBooks takes for a request as a whole and for an item. */
const times = { requestDelayMs: 200, batchItemDelayMs: 200 } as const;

/** Intuit's limit on batches as its page says it, and as it may be meant; receipts a minute that each allows. */
const readings: Readonly<Record<string, WorldOptions & { readonly perMinute: number }>> = {
  once: { ...times, perMinute: limits.batchesPerMinute * 30 },
  eachitem: {
    ...times,
    batchItemsCount: true,
    limits: itemBatchLimits,
    quotas: itemQuotas,
    perMinute: limits.requestsPerMinute,
  },
};

/**
 * How near batches come to the rate that Intuit allows, from the first look-up to the last answer; how often the
 * sandbox, which counts in a sliding minute, refused; and how many reads it took, follow-up included.
 */
export async function takeQuickBooksSamples(runs: number, tell: (what: string) => void): Promise<Samples> {
  const samples = new Map<string, number[]>();
  const add = (name: string, value: number): void => {
    samples.set(name, [...(samples.get(name) ?? []), value]);
  };
  for (let round = 0; round < Math.min(runs, mostRuns); round += 1) {
    const ratios: number[] = [];
    const reads: number[] = [];
    let refused = 0;
    for (const [name, reading] of Object.entries(readings)) {
      tell(`QuickBooks: ${receipts} receipts, a batch counts ${name}`);
      const { ratio, readsPer1000, throttled } = await measure(reading);
      add(`qbo.batch.${name}.ratio`, ratio);
      ratios.push(ratio);
      reads.push(readsPer1000);
      refused += throttled;
    }
    add('qbo.batch.ratio', Math.min(...ratios));
    add('qbo.reads.per1000', Math.max(...reads));
    add('qbo.429', refused);
  }
  return samples;
}

async function measure({ perMinute, ...options }: WorldOptions & { readonly perMinute: number }) {
  const world = new BatchWorld(options);
  const store = world.store();
  const sales = salesOf(receipts);
  const startMs = world.clock.now();
  await world.send(world.worker(store), sales);
  const minutes = (world.clock.now() - startMs) / 60_000;
  await world.settle(store);
  const { create, query, read, throttled } = world.company.calls;
  if (create !== receipts || world.receipts().length !== receipts)
    throw new Error(`${create} creations for ${receipts} receipts`);
  return {
    ratio: receipts / minutes / perMinute,
    readsPer1000: (1000 * (query + read)) / receipts,
    throttled,
  };
}
