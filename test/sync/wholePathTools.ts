import type { Posting } from '../../lib/posting/posting';
import type { Result } from '../../lib/problem/problem';
import type { CompanyMode } from '../sandbox/quickbooks/mode';
import { type Browser, setUp, type WholePath, wholePath } from './wholePathBench';

/** A world with one browser whose books are set up. */
export async function ready(mode: Partial<CompanyMode> = {}) {
  const world = wholePath({ mode });
  const browser = world.browser();
  const made = await setUp(browser);
  if (!made.ok) throw new Error(made.problem.sentence);
  return { world, browser, worker: browser.worker() };
}

/** States and problems, in a line each. */
export function statesOf(results: readonly Result<Posting>[]): readonly string[] {
  return results.map((result) =>
    result.ok ? `${result.value.state} ${result.value.problem?.code ?? ''}`.trim() : result.problem.code,
  );
}

/** The posting of an order that has one. */
export async function onlyPosting({ store }: Browser, orderId: string): Promise<Posting> {
  const [posting, ...others] = await store.readPostingsOfOrder(orderId);
  if (posting === undefined || others.length > 0) throw new Error('not one posting');
  return posting;
}

/** The sales receipts in QuickBooks. */
export function receipts({ company }: WholePath) {
  return company.documents('SalesReceipt');
}
