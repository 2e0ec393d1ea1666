import type { Company } from './company';
import { faults } from './fault';
import type { JsonRecord } from './record';
import { isDay, metaTime } from './time';

/** US dollars for one unit. */
const dollars: Readonly<Record<string, number>> = {
  USD: 1,
  CAD: 0.7135,
  GBP: 1.3104,
  EUR: 1.1527,
  MXN: 0.0545,
  JPY: 0.0064,
  AUD: 0.6478,
};

/**
 * The rate of a currency on a day, today's by default: units of the home currency for one of the other. A day to
 * come has no rate yet, so that the last one is answered under its own day. Sources: Intuit's schema (ExchangeRate),
 * node-quickbooks (getExchangeRate), and Intuit's page on several currencies.
 */
export function exchangeRate(company: Company, parameters: URLSearchParams): JsonRecord {
  const { multicurrency, homeCurrency } = company.mode;
  if (!multicurrency) {
    throw faults.business('Multi currency should be enabled to perform this operation.');
  }
  const source = parameters.get('sourcecurrencycode');
  if (source === null || source === '') throw faults.required('sourcecurrencycode');
  const [own, home] = [dollars[source], dollars[homeCurrency]];
  if (own === undefined || home === undefined || company.currencyName(source) === undefined) {
    throw faults.invalidReference('SourceCurrencyCode', source);
  }
  const today = company.today();
  const asked = parameters.get('asofdate') ?? today;
  if (!isDay(asked)) throw faults.invalidDate('asofdate', asked);
  return {
    ExchangeRate: {
      SourceCurrencyCode: source,
      TargetCurrencyCode: homeCurrency,
      Rate: Number((own / home).toFixed(6)),
      AsOfDate: asked <= today ? asked : company.today(),
      domain: 'QBO',
      sparse: false,
      MetaData: { LastUpdatedTime: metaTime(company.clock.now()) },
    },
  };
}
