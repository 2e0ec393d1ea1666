import * as v from 'valibot';
import type { FoundDocument } from '../posting/outcome';
import type { ScannedDocument } from '../sync/scans';

const reference = v.nullish(v.object({ value: v.nullish(v.string()), name: v.nullish(v.string()) }));
const text = v.nullish(v.string());
const detail = v.nullish(v.object({ ItemRef: reference, AccountRef: reference }));

const parts = v.object({
  PrivateNote: text,
  PaymentRefNum: text,
  PONumber: text,
  TrackingNum: text,
  CustomerMemo: v.nullish(v.object({ value: text })),
  CustomerRef: reference,
  EntityRef: reference,
  CustomField: v.nullish(v.array(v.object({ StringValue: text }))),
  DepositToAccountRef: reference,
  AccountRef: reference,
  ARAccountRef: reference,
  FromAccountRef: reference,
  ToAccountRef: reference,
  Line: v.nullish(
    v.array(
      v.object({
        Description: text,
        SalesItemLineDetail: detail,
        AccountBasedExpenseLineDetail: detail,
        ItemBasedExpenseLineDetail: detail,
        JournalEntryLineDetail: detail,
        DepositLineDetail: detail,
      }),
    ),
  ),
});

/** What a document as QuickBooks answers it says beside its head; a part of another shape is left out. */
export function scannedDocument(document: FoundDocument, json: unknown): ScannedDocument {
  const read = v.safeParse(parts, json);
  if (!read.success)
    return { document, texts: [document.privateNote], headAccountIds: [], lineAccountIds: [], itemIds: [] };
  const { output: of } = read;
  const lines = of.Line ?? [];
  const details = lines.flatMap((line) => [
    line.SalesItemLineDetail,
    line.AccountBasedExpenseLineDetail,
    line.ItemBasedExpenseLineDetail,
    line.JournalEntryLineDetail,
    line.DepositLineDetail,
  ]);
  return {
    document,
    texts: present([
      of.PrivateNote,
      of.PaymentRefNum,
      of.PONumber,
      of.TrackingNum,
      of.CustomerMemo?.value,
      of.CustomerRef?.name,
      of.EntityRef?.name,
      ...(of.CustomField ?? []).map(({ StringValue }) => StringValue),
      ...lines.map(({ Description }) => Description),
    ]),
    headAccountIds: present(
      [of.DepositToAccountRef, of.AccountRef, of.ARAccountRef, of.FromAccountRef, of.ToAccountRef].map(
        (each) => each?.value,
      ),
    ),
    lineAccountIds: present(details.map((each) => each?.AccountRef?.value)),
    itemIds: present(details.map((each) => each?.ItemRef?.value)),
  };
}

function present(texts: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(texts.flatMap((each) => (each == null || each === '' ? [] : each)))];
}
