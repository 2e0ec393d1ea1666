import type { DocumentKind } from '../books/draft';
import { instantText } from '../calendar/calendar';
import { decimalText } from '../money/money';
import type { FoundDocument } from '../posting/outcome';
import { failed, ok, problem, type Result } from '../problem/problem';
import type { NumberPrefixesPort, QuickBooksBatchPort } from '../sync/batch/ports';
import type { Throttle, Urgency } from '../sync/throttle';
import { queryBatch, sendBatch } from './batch';
import type { CallEnd, QuickBooksCall } from './call';
import { documentRows } from './documents/documentRows';
import { pageLength, quoted } from './query';
import { type BatchLimits, takeBatchTurn } from './quotas';

/** What batching needs of the client. */
export interface BatchingParts {
  readonly call: (call: QuickBooksCall) => Promise<CallEnd>;
  readonly found: (kind: DocumentKind, json: unknown, sent?: string) => Promise<FoundDocument | undefined>;
  readonly find: (kind: DocumentKind, where: string) => Promise<Result<readonly FoundDocument[]>>;
  readonly throttle: Throttle;
  readonly urgency: Urgency;
  readonly limits: BatchLimits;
}

/** So long look-ups wait for the turn of a batch. */
const waitAtMostMs = 30_000;
/** How long a list in a query may be: Intuit names no end, and one that is refused is asked for in halves. */
const longestList = 200;

/** QuickBooks for many documents at once: batches out, and look-ups that ask for many in one query. */
export function createBatching(parts: BatchingParts): QuickBooksBatchPort & NumberPrefixesPort {
  const { call, found, find, throttle, urgency, limits } = parts;
  const costOf = (items: number): number => (limits.countsAs === 'once' ? 1 : items);

  const findAny = async (
    kind: DocumentKind,
    field: string,
    values: readonly string[],
    and = '',
  ): Promise<Result<readonly FoundDocument[]>> => {
    const documents: FoundDocument[] = [];
    const lists = listsOf(values, longestList);
    for (let list = lists.shift(); list !== undefined; list = lists.shift()) {
      const some = await find(kind, `${field} in (${list.map(quoted).join(',')})${and}`);
      if (some.ok) documents.push(...some.value);
      else if (some.problem.code !== 'quickbooks_content_refused' || list.length === 1) return some;
      else lists.unshift(...listsOf(list, Math.ceil(list.length / 2)));
    }
    return ok(documents);
  };

  return {
    mostItems: limits.mostItems,
    batchTurn: (items, waitAtMostMs) => takeBatchTurn(throttle, costOf(items), { waitAtMostMs, urgency }),
    sendBatch: (batch) => sendBatch(call, found, batch, costOf(batch.items.length)),

    async findByNumbers(kind, numbers) {
      const { numberField } = documentRows[kind];
      return numberField === undefined ? ok([]) : findAny(kind, numberField, numbers);
    },

    async findByNumberPrefixes(kind, prefixes) {
      const { entity, numberField } = documentRows[kind];
      const byPrefix = new Map<string, readonly FoundDocument[]>();
      if (numberField === undefined) return ok(byPrefix);
      for (const list of listsOf(prefixes, limits.mostItems)) {
        const turn = await takeBatchTurn(throttle, costOf(list.length), { waitAtMostMs, urgency });
        if (!turn.granted) return failed(problem('quickbooks_busy', {}, { waitMs: turn.waitMs }));
        const queries = list.map(
          (prefix) =>
            `select * from ${entity} where ${numberField} like ${quoted(`${prefix}%`)} startposition 1 maxresults ${pageLength}`,
        );
        const rows = await queryBatch(call, entity, queries, costOf(list.length));
        if (!rows.ok) return rows;
        for (const [index, prefix] of list.entries()) {
          const documents: FoundDocument[] = [];
          for (const row of rows.value[index] ?? []) {
            const document = await found(kind, row);
            if (document === undefined)
              return failed(problem('quickbooks_answer_unreadable', { where: `query ${entity}` }));
            if (document.number?.startsWith(prefix) === true) documents.push(document);
          }
          byPrefix.set(prefix, documents);
        }
      }
      return ok(byPrefix);
    },

    async findByTotals(kind, { first, last }, totalsMinor, currency) {
      const { totalField, totalQueried } = documentRows[kind];
      const within =
        first === last
          ? `TxnDate = ${quoted(first)}`
          : `TxnDate >= ${quoted(first)} and TxnDate <= ${quoted(last)}`;
      const wanted = totalsMinor === 'any' ? undefined : new Set(totalsMinor);
      const totals = [...(wanted ?? [])].map((minor) => decimalText(minor, currency));
      const documents =
        wanted !== undefined && totalQueried
          ? await findAny(kind, totalField, totals, ` and ${within}`)
          : await find(kind, within);
      if (!documents.ok) return documents;
      return ok(
        documents.value.filter(
          (each) => each.currency === currency && (wanted === undefined || wanted.has(each.totalMinor)),
        ),
      );
    },

    findCreatedSince: (kind, sinceMs) => find(kind, `MetaData.CreateTime >= ${quoted(instantText(sinceMs))}`),
  };
}

/** The distinct values in lists of at most `longest`. */
function listsOf(values: readonly string[], longest: number): string[][] {
  const distinct = [...new Set(values)];
  const lists: string[][] = [];
  for (let start = 0; start < distinct.length; start += longest)
    lists.push(distinct.slice(start, start + longest));
  return lists;
}
