import { balance, currency, currencyOfEntries, negative } from './amounts';
import type { DocumentCheck } from './documentCheck';
import { accountTypes, chosen, connected, itemAccounts, present } from './entries';
import { lineCount, textLengths } from './lengths';
import { numbered, numberedByUs, numberFree } from './number';
import { period, start } from './period';
import { tracked } from './tracking';

/** Every check of a document before it is sent, in the order of telling. A test has a case for each. */
export const documentChecks: Readonly<Record<string, DocumentCheck>> = {
  balance,
  negative,
  connected,
  currency,
  start,
  period,
  chosen,
  present,
  accountTypes,
  itemAccounts,
  currencyOfEntries,
  numbered,
  numberFree,
  numberedByUs,
  lineCount,
  tracked,
  textLengths,
};
