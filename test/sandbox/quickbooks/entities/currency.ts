import type { Company } from '../company';
import { faults } from '../fault';
import { type JsonRecord, minorOf, numberOf, referenceOf } from '../record';

/** The currency of a document, and its amounts in the home currency. */
export interface DocumentCurrency {
  readonly code: string;
  readonly exchangeRate: number;
  homeMinor(minor: number): number;
  /** The properties the service stores. */
  readonly properties: JsonRecord;
}

/** Reads the currency of a document against the company's and the other party's. */
export function readCurrency(company: Company, form: JsonRecord, partyCurrency?: string): DocumentCurrency {
  const { homeCurrency, multicurrency } = company.mode;
  const code =
    referenceOf(form, 'CurrencyRef') ?? (multicurrency ? partyCurrency : undefined) ?? homeCurrency;
  if (!multicurrency && code !== homeCurrency) {
    throw faults.business('Multi currency should be enabled to perform this operation.');
  }
  if (partyCurrency !== undefined && multicurrency && partyCurrency !== code) {
    throw faults.business('The currency of the transaction is invalid for customer / vendor / account.');
  }
  const exchangeRate = code === homeCurrency ? 1 : (numberOf(form, 'ExchangeRate') ?? 1);
  return {
    code,
    exchangeRate,
    homeMinor: (minor) => minorOf((minor * exchangeRate) / 100),
    properties: { CurrencyRef: { value: code }, ...(multicurrency ? { ExchangeRate: exchangeRate } : {}) },
  };
}
