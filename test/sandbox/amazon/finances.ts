import { type FinanceView, rowsOf, type TransactionRow, transactionJson } from '../world/financeView';
import type { World } from '../world/world';
import type { AmazonOptions } from './options';
import { Pages } from './pages';
import { type Parameters, twoMinutesMs } from './parameters';
import { invalidInput } from './refusal';

const dayMs = 86_400_000;
const statuses = ['DEFERRED', 'RELEASED', 'DEFERRED_RELEASED'] as const;
const identifiers = ['ORDER_ID', 'FINANCIAL_EVENT_GROUP_ID'] as const;

/** Finances 2024-06-19 over a world. The rules are those of Amazon's model, others name their source. */
export class FinancesApi {
  readonly #world: World;
  readonly #options: AmazonOptions;
  /** A token dies after five minutes without a successful call (issue 4867 of selling-partner-api-models). */
  readonly #pages = new Pages<TransactionRow>('nextToken', 5 * 60_000);

  constructor(world: World, options: AmazonOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Transactions of a window or of one order or event group. */
  listTransactions(parameters: Parameters, atMs: number): object {
    const { deviations, pageSize, emptyPages } = this.#options;
    const fingerprint = parameters.fingerprint(['nextToken']);
    const question = readQuestion(parameters, atMs);
    const token = parameters.text('nextToken');
    const page =
      token === undefined
        ? this.#pages.first(this.#matching(question, atMs), pageSize, fingerprint, atMs, emptyPages)
        : this.#pages.next(token, pageSize, fingerprint, atMs);
    const view: FinanceView = { world: this.#world, atMs, deviations };
    return {
      payload: {
        ...(page.nextToken === undefined && !deviations ? {} : { nextToken: page.nextToken ?? null }),
        transactions: page.rows.map((row) => transactionJson(row, view)),
      },
    };
  }

  #matching(asked: Question, atMs: number): TransactionRow[] {
    // "If PostedAfter and PostedBefore are more than 180 days apart, the response is empty."
    if (asked.afterMs !== undefined && asked.beforeMs - asked.afterMs > 180 * dayMs) return [];
    const events =
      asked.orderId === undefined
        ? this.#world.events
        : (this.#world.eventsByOrderId.get(asked.orderId) ?? []);
    const rows = events
      .flatMap((event) => rowsOf(event, atMs))
      .filter(
        (row) =>
          row.postedAtMs >= (asked.afterMs ?? 0) &&
          row.postedAtMs < asked.beforeMs &&
          (asked.status === undefined || row.status === asked.status) &&
          (asked.groupId === undefined || row.settlement.financialEventGroupId === asked.groupId) &&
          (asked.marketplaceId === undefined || inMarketplace(row, asked.marketplaceId)),
      )
      .sort((left, right) => left.postedAtMs - right.postedAtMs);
    return this.#options.newestFirst ? rows.reverse() : rows;
  }
}

interface Question {
  readonly afterMs: number | undefined;
  readonly beforeMs: number;
  readonly status: string | undefined;
  readonly marketplaceId: string | undefined;
  readonly orderId: string | undefined;
  readonly groupId: string | undefined;
}

function readQuestion(parameters: Parameters, atMs: number): Question {
  const afterMs = parameters.time('postedAfter');
  const latestMs = atMs - twoMinutesMs;
  const beforeMs = parameters.time('postedBefore') ?? latestMs;
  const name = parameters.text('relatedIdentifierName');
  const value = parameters.text('relatedIdentifierValue');
  const status = parameters.text('transactionStatus');
  if ((name === undefined) !== (value === undefined)) {
    throw invalidInput('relatedIdentifierName and relatedIdentifierValue must be given together');
  }
  if (name !== undefined && !identifiers.some((known) => known === name)) {
    throw invalidInput(`relatedIdentifierName ${name} cannot be used for filtering`);
  }
  // The text is that of the model's own example.
  if (afterMs === undefined && name === undefined) throw invalidInput('Start date cannot be null');
  if (afterMs !== undefined && (afterMs > latestMs || beforeMs <= afterMs)) {
    throw invalidInput('postedAfter must be before postedBefore and more than two minutes before now');
  }
  if (beforeMs > latestMs) throw invalidInput('postedBefore must be more than two minutes before now');
  if (status !== undefined && !statuses.some((known) => known === status)) {
    throw invalidInput(`transactionStatus ${status} is unknown`);
  }
  return {
    afterMs,
    beforeMs,
    status,
    marketplaceId: parameters.text('marketplaceId'),
    orderId: name === 'ORDER_ID' ? value : undefined,
    groupId: name === 'FINANCIAL_EVENT_GROUP_ID' ? value : undefined,
  };
}

/**
 * The filter also gives the store's "Non-Amazon" rows, and hides what the merchant ships in the United States
 * ("do not supply the marketplaceId parameter"). A wrong id gives nothing (issues 4226 and 4359).
 */
function inMarketplace({ event }: TransactionRow, marketplaceId: string): boolean {
  if (event.marketplace.id !== marketplaceId) return false;
  return event.marketplace.countryCode !== 'US' || event.fulfilledBy !== 'MERCHANT';
}
