import type { Assertion, JournalTransaction } from '../../judge/hledger';
import { journalText } from '../../judge/hledger';
import { postingsOf } from '../../judge/postingsOf';
import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import type { BroadPlan } from '../../sandbox/world/broad/broadWorld';
import type { Bookkeeper } from './bookkeeper';
import { type Run, runWorld } from './runWorld';
import { shrunk, told } from './shrunk';
import { expectedSums } from './truthOfBooks';

/** How a seed becomes a world: now and then one holds an amount that nobody can name. */
export function planOf(seed: number): BroadPlan {
  return { seed, withUnknown: seed % 17 === 0 };
}

/** What a world's books have against them, as a text that lets one see it again; empty where nothing. */
export async function verdictOf(
  seed: number,
): Promise<{ readonly run: Run | undefined; readonly verdict: string }> {
  const plan = planOf(seed);
  try {
    const run = await runWorld({ plan });
    if (run.faults.length === 0) return { run, verdict: '' };
    const smallest = await shrunk({ plan });
    const again = await runWorld(smallest);
    return {
      run,
      verdict: [
        `SEED=${seed} (${run.source}): ${run.faults.slice(0, 5).join('\n')}`,
        `smallest: ${again.faults.slice(0, 5).join('\n')}`,
        JSON.stringify(run.settings),
        told(smallest),
      ].join('\n'),
    };
  } catch (reason) {
    return {
      run: undefined,
      verdict: `SEED=${seed}: ${reason instanceof Error ? reason.stack : String(reason)}`,
    };
  }
}

/** Accounts that are asserted even where nothing was ever booked on them. */
const always = [
  'Amazon Clearing',
  'Amazon Reserved Balances',
  'Amazon Carried Balances',
  'Amazon Deferred Balances',
  'Accounts Receivable (A/R)',
  'Settlement Bank',
  'Card on File',
  'Amazon Sales',
  'Amazon Shipping Income',
  'Amazon Gift Wrap Income',
  'Amazon Promotions',
  'Amazon Refunds',
  'Amazon Liquidations',
  'Amazon FBA Reimbursements',
  'Amazon Other Income',
  'Amazon Seller Fees',
  'Amazon FBA Fees',
  'Amazon Storage',
  'Amazon Advertising',
  'Amazon Postage',
  'Amazon Loans',
  'Amazon Cost of Goods Sold',
  'Amazon Inventory',
  'tax',
] as const;

/** A world's documents as a journal, with what every account truly has to hold. */
export function journalOf({ books }: Run): string {
  return books.worlds.map((world) => journalOfWorld(world, books)).join('');
}

function journalOfWorld(world: BroadWorld, books: Bookkeeper): string {
  const posted = books.posted.filter(({ draft }) => draft.currency === world.store.currency);
  const transactions = posted.map(
    ({ draft }): JournalTransaction => ({
      date: draft.date,
      description: draft.number,
      postings: postingsOf(draft).map(({ account, debitMinor, isTax }) => ({
        account: isTax === true ? 'tax' : account.replace(/ [A-Z]{3}$/, ''),
        debitMinor,
      })),
    }),
  );
  const truth = expectedSums(books, world);
  const assertions = [...new Set([...always, ...truth.keys()])].map(
    (account): Assertion => ({ account, debitMinor: truth.get(account) ?? 0 }),
  );
  return transactions.length === 0
    ? ''
    : journalText(`world ${world.seed}`, world.store.currency, transactions, assertions);
}
