import type { CompanyLists, ListName, ListReading } from '../books/company';
import { failed, ok, problem, type Result } from '../problem/problem';
import type { CallEnd, QuickBooksCall } from './call';
import { changedLists } from './cdcLists';
import { withInactive } from './lists';
import { type Entry, listRows, type RowsReader } from './listsTable';
import { listTaxCode, taxRates } from './listsTaxCodes';
import { queryAll } from './query';
import { memberOf } from './send';

type Call = (call: QuickBooksCall) => Promise<CallEnd>;

/** Which lists to read, and what is known of them. */
export interface ListsAsked {
  /** Accounts, items and customers unless told otherwise. */
  readonly names?: readonly ListName[];
  /**
   * Lists read before: those that are not asked for stay as they are, of the others QuickBooks is asked only
   * for what has changed, where it tells.
   */
  readonly known?: CompanyLists;
}

/** What reading lists needs. */
export interface ListsParts {
  readonly call: Call;
  readonly nowMs: () => number;
  /** For the prices of items. */
  readonly homeCurrency: () => Promise<Result<string>>;
}

/** What documents cannot do without: read when a company is connected. */
const usualLists: readonly ListName[] = ['accounts', 'items', 'customers'];

/** Lists of the company, inactive entries too. */
export async function readLists(parts: ListsParts, asked: ListsAsked = {}): Promise<Result<CompanyLists>> {
  const { names = usualLists, known } = asked;
  const nowMs = parts.nowMs();
  const read = rowsReader(parts.homeCurrency);

  const changed = await changedLists(parts.call, names, known, nowMs, read);
  if (!changed.ok) return changed;
  let lists: Partial<CompanyLists> = { ...known, ...changed.value };
  for (const name of names) {
    if (changed.value[name] !== undefined) continue;
    const list = await readWhole(parts.call, name, nowMs, read);
    if (!list.ok) return list;
    lists = {
      ...lists,
      [name]: list.value.entries,
      readings: { ...lists.readings, [name]: list.value.reading },
    };
  }
  const { accounts = [], items = [], customers = [] } = lists;
  const readAtMs = usualLists.map((name) => lists.readings?.[name]?.asOfMs ?? known?.asOfMs ?? nowMs);
  return ok({ ...lists, accounts, items, customers, asOfMs: Math.min(...readAtMs) });
}

/** The home currency is asked for where a price has to be read, and not before. */
function rowsReader(homeCurrency: ListsParts['homeCurrency']): RowsReader {
  return async (row, rows) => {
    const currency = rows.some(hasPrice) ? await homeCurrency() : ok('');
    return currency.ok ? ok(rows.map((json) => row.read(json, currency.value))) : currency;
  };
}

function hasPrice(json: unknown): boolean {
  const price = memberOf(json, 'UnitPrice');
  return price != null && Number(price) !== 0;
}

interface WholeList {
  readonly entries: readonly Entry[];
  readonly reading: ListReading;
}

async function readWhole(
  call: Call,
  name: ListName,
  asOfMs: number,
  read: RowsReader,
): Promise<Result<WholeList>> {
  let changesSince: string | undefined;
  // The time of the first answer: what changes while the pages are read is asked for next time.
  const timed: Call = async (request) => {
    const end = await call(request);
    const time = end.ended === 'answered' ? memberOf(end.json, 'time') : undefined;
    if (typeof time === 'string') changesSince ??= time;
    return end;
  };
  const entries = name === 'taxCodes' ? await readTaxCodes(timed) : await readEntries(timed, name, read);
  if (!entries.ok) {
    // What the company's plan does not have is an empty list, not a failure.
    if (entries.problem.code !== 'quickbooks_plan' || usualLists.includes(name)) return entries;
    return ok({ entries: [], reading: { asOfMs, wholeAsOfMs: asOfMs } });
  }
  const since = changesSince === undefined ? {} : { changesSince };
  return ok({ entries: entries.value, reading: { asOfMs, wholeAsOfMs: asOfMs, ...since } });
}

async function readEntries(
  call: Call,
  name: Exclude<ListName, 'taxCodes'>,
  read: RowsReader,
): Promise<Result<readonly Entry[]>> {
  const row = listRows[name];
  const rows = await queryAll(call, row.entity, withInactive);
  if (!rows.ok) return rows;
  const entries = await read(row, rows.value);
  return entries.ok ? allRead(row.entity, entries.value) : entries;
}

/** Codes name their rates, which are a list of their own. */
async function readTaxCodes(call: Call): Promise<Result<readonly Entry[]>> {
  const codes = await readEither(call, 'TaxCode');
  if (!codes.ok) return codes;
  const rateRows = await readEither(call, 'TaxRate');
  if (!rateRows.ok) return rateRows;
  const rates = taxRates(rateRows.value);
  if (rates === undefined) return unreadable('TaxRate');
  return allRead(
    'TaxCode',
    codes.value.map((json) => listTaxCode(json, rates)),
  );
}

/** Intuit's page does not say whether Active of these can be asked for; where it cannot, all are answered. */
async function readEither(call: Call, entity: string): Promise<Result<readonly unknown[]>> {
  let refused = false;
  const watched: Call = async (request) => {
    const end = await call(request);
    if (end.ended === 'refused' && end.verdict.class === 'query') refused = true;
    return end;
  };
  const rows = await queryAll(watched, entity, withInactive);
  return rows.ok || !refused ? rows : queryAll(call, entity, '');
}

function allRead(entity: string, entries: readonly (Entry | undefined)[]): Result<readonly Entry[]> {
  const known = entries.flatMap((entry) => entry ?? []);
  return known.length === entries.length ? ok(known) : unreadable(entity);
}

function unreadable(entity: string) {
  return failed(problem('quickbooks_answer_unreadable', { where: `list ${entity}` }));
}
