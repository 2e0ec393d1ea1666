import * as v from 'valibot';
import { present } from '../amazon/shapes/present';
import type { ListExchangeRate } from '../books/company';
import type { DateText } from '../calendar/calendar';
import { failed, ok, problem, type Result } from '../problem/problem';
import { type CallEnd, type QuickBooksCall, readOf } from './call';

const answerOf = v.object({
  ExchangeRate: v.object({
    SourceCurrencyCode: v.string(),
    Rate: v.pipe(
      v.union([v.number(), v.string()]),
      v.transform(String),
      v.regex(/^\d+(\.\d+)?$/),
      v.check((rate) => Number(rate) > 0),
    ),
    AsOfDate: v.nullish(v.string()),
  }),
});

/** What one unit of a currency is worth in the home currency on a day. Source: Intuit, ExchangeRate page. */
export async function readExchangeRate(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  currency: string,
  date: DateText,
  asOfMs: number,
): Promise<Result<ListExchangeRate>> {
  const answer = readOf(
    await call({
      method: 'GET',
      path: '/exchangerate',
      parameters: { sourcecurrencycode: currency, asofdate: date },
    }),
  );
  if (!answer.ok) return answer;
  const read = v.safeParse(answerOf, answer.value);
  if (!read.success || read.output.ExchangeRate.SourceCurrencyCode !== currency) {
    return failed(problem('quickbooks_answer_unreadable', { where: 'ExchangeRate' }));
  }
  const { Rate, AsOfDate } = read.output.ExchangeRate;
  const setOn = AsOfDate?.slice(0, 10);
  return ok(present({ currency, date, rate: Rate, setOn: setOn === date ? undefined : setOn, asOfMs }));
}
