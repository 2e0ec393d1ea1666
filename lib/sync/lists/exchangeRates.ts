import type { ListExchangeRate } from '../../books/company';
import { type DateText, epochMs } from '../../calendar/calendar';
import { failed, ok, problem, type Result } from '../../problem/problem';
import type { ListsPorts } from './ensureLists';

/** The company as far as its rates are asked for. */
export interface ExchangeRatePort {
  readExchangeRate(currency: string, date: DateText): Promise<Result<ListExchangeRate>>;
}

/** A rate of a day may be set later that day or the next; after that it is history. */
const settledAfterMs = 2 * 86_400_000;
/** Until then it is asked for again after so long. */
const freshForMs = 3_600_000;
/** Rates that are kept; the oldest readings go first. */
const mostRates = 500;

/**
 * What one unit of a currency is worth in the home currency on a day: kept with the lists, for reads are metered.
 * A company with one currency has no rates.
 */
export async function exchangeRateOn(
  ports: Pick<ListsPorts, 'store' | 'clock'>,
  quickbooks: ExchangeRatePort,
  currency: string,
  date: DateText,
): Promise<Result<ListExchangeRate | undefined>> {
  const { store, clock } = ports;
  const books = await store.readBooks();
  if (books === undefined) return failed(problem('quickbooks_not_connected'));
  const { company, lists } = books;
  if (!company.multiCurrency || currency === company.homeCurrency) return ok(undefined);
  const rates = lists.exchangeRates ?? [];
  const known = rates.find((rate) => rate.currency === currency && rate.date === date);
  if (known !== undefined && isKept(known, clock.nowMs())) return ok(known);
  const read = await quickbooks.readExchangeRate(currency, date);
  if (!read.ok) return read;
  const others = rates.filter((rate) => rate !== known);
  const exchangeRates = [...others, read.value].slice(-mostRates);
  await store.saveCompany(company, { ...lists, exchangeRates }, books);
  return read;
}

function isKept({ date, asOfMs }: ListExchangeRate, nowMs: number): boolean {
  return asOfMs - epochMs(`${date}T00:00:00Z`) >= settledAfterMs || Math.abs(nowMs - asOfMs) < freshForMs;
}
