import * as v from 'valibot';
import type { DocumentKind } from '../../books/draft';
import { minorFromDecimal } from '../../money/money';
import type { FoundDocument } from '../../posting/outcome';
import { instant } from '../instant';
import { documentRows } from './documentRows';

const id = v.pipe(v.string(), v.regex(/^\d+$/));
const document = v.object({
  Id: id,
  SyncToken: v.pipe(v.string(), v.nonEmpty()),
  DocNumber: v.nullish(v.string()),
  PaymentRefNum: v.nullish(v.string()),
  TxnDate: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}/)),
  TotalAmt: v.nullish(v.union([v.number(), v.string()])),
  Amount: v.nullish(v.union([v.number(), v.string()])),
  CurrencyRef: v.nullish(v.object({ value: v.pipe(v.string(), v.nonEmpty()) })),
  PrivateNote: v.nullish(v.string()),
  MetaData: v.object({ CreateTime: instant, LastUpdatedTime: instant }),
  LinkedTxn: v.nullish(v.array(v.object({ TxnType: v.nullish(v.string()) }))),
});

/** Whether this is a document that leaves its currency out, so that the company's own has to be known. */
export function lacksCurrency(json: unknown): boolean {
  const read = v.safeParse(document, json);
  return read.success && read.output.CurrencyRef == null;
}

/**
 * A document as QuickBooks answers it; `undefined` where it is none. Companies with one currency may
 * leave it out, so `homeCurrency` stands in.
 */
export function foundDocument(
  kind: DocumentKind,
  json: unknown,
  homeCurrency: string | undefined,
): FoundDocument | undefined {
  const read = v.safeParse(document, json);
  if (!read.success) return undefined;
  const { Id, SyncToken, TxnDate, CurrencyRef, PrivateNote, MetaData, LinkedTxn } = read.output;
  const links = (LinkedTxn ?? []).flatMap(({ TxnType }) => TxnType ?? []);
  const others = [...new Set(links)].filter((type) => type !== 'Deposit');
  const { numberField, totalField } = documentRows[kind];
  const number = numberField === undefined ? undefined : read.output[numberField];
  const total = read.output[totalField];
  const currency = CurrencyRef?.value ?? homeCurrency;
  const totalMinor = currency === undefined || total == null ? undefined : minorFromDecimal(total, currency);
  if (currency === undefined || totalMinor === undefined) return undefined;
  return {
    kind,
    id: Id,
    syncToken: SyncToken,
    ...(number == null || number === '' ? {} : { number }),
    date: TxnDate.slice(0, 10),
    totalMinor,
    currency,
    privateNote: PrivateNote ?? '',
    createdAtMs: MetaData.CreateTime,
    updatedAtMs: MetaData.LastUpdatedTime,
    deposited: links.includes('Deposit'),
    ...(others.length === 0 ? {} : { linkedTo: others }),
  };
}
