import { failed, ok, problem, type Result } from '../problem/problem';
import type { Fetched } from '../sync/ports';
import { type AmazonCall, type CallEnd, readAnswer } from './call';
import { parseTransactionsPage } from './shapes/parseTransactionsPage';
import type { AmazonTransaction } from './shapes/transaction';

type Refused = Extract<CallEnd, { ended: 'refused' }>;

/** Far more pages than an order has; a list that is longer runs in circles. */
const mostPages = 100;

/**
 * All pages of listTransactions for an order, empty ones included. A page token lives for five minutes;
 * where one is refused the list is read once more from its beginning.
 */
export async function listTransactionsOfOrder(
  call: (query: AmazonCall['query']) => Promise<CallEnd>,
  orderId: string,
): Promise<Result<Fetched<readonly AmazonTransaction[]>> | Refused> {
  const first = await readPages(call, orderId);
  return 'tokenRefused' in first ? finish(await readPages(call, orderId)) : finish(first);
}

type Pages = Result<Fetched<readonly AmazonTransaction[]>> | Refused | { readonly tokenRefused: Refused };

function finish(pages: Pages): Result<Fetched<readonly AmazonTransaction[]>> | Refused {
  return 'tokenRefused' in pages ? pages.tokenRefused : pages;
}

async function readPages(
  call: (query: AmazonCall['query']) => Promise<CallEnd>,
  orderId: string,
): Promise<Pages> {
  const wanted = [
    ['relatedIdentifierName', 'ORDER_ID'],
    ['relatedIdentifierValue', orderId],
  ] as const;
  const transactions: AmazonTransaction[] = [];
  const rawPages: string[] = [];
  let nextToken: string | undefined;
  while (rawPages.length < mostPages) {
    const end = await call(nextToken === undefined ? wanted : [...wanted, ['nextToken', nextToken]]);
    if (end.ended === 'failed') return failed(end.problem);
    if (end.ended === 'refused') {
      return nextToken !== undefined && end.status === 400 ? { tokenRefused: end } : end;
    }
    const page = readAnswer('listTransactions', end.body, parseTransactionsPage);
    if (!page.ok) return page;
    transactions.push(...page.value.transactions);
    rawPages.push(end.body);
    nextToken = page.value.nextToken;
    if (nextToken === undefined) return ok({ value: transactions, rawPages });
  }
  return failed(problem('amazon_answer_unreadable', { where: 'listTransactions: the pages do not end' }));
}
