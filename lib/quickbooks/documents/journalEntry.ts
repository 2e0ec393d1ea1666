import type { DraftLine, JournalEntry, ListRef } from '../../books/draft';
import { dated, inCurrency, noted, numbered, type PayloadCompany } from './head';
import { amountOf, type JsonText, listOf, objectOf, refOf, textOf } from './jsonText';
import { longest } from './lengths';

/** Whom lines on receivables name: QuickBooks refuses such a line without a customer. */
export interface JournalParty {
  readonly receivableAccountId?: string;
  readonly customer?: ListRef;
}

/**
 * The bytes of a new journal entry. Its amounts are positive, the side says which way they go. Tax stands in
 * lines of its own on the account where it is kept, so that what is sent is what was seen.
 */
export function journalEntryPayload(
  draft: JournalEntry,
  privateNote: string,
  company: PayloadCompany,
  party: JournalParty = {},
): string {
  const { lines, taxes } = draft;
  const own = lines.map((line) => lineOf(line, draft, party));
  const ofTax = taxes
    .filter(({ taxMinor }) => taxMinor !== 0)
    .map(({ account, taxMinor, code }) =>
      lineOf({ account, amountMinor: taxMinor, description: `Tax ${code.name}` }, draft, {}),
    );
  return objectOf({
    ...numbered(draft),
    ...dated(draft),
    ...inCurrency(draft, company),
    ...noted({}, privateNote),
    Line: listOf([...own, ...ofTax]),
  }).text;
}

/** The location of a journal entry stands on its lines: the entry itself has none (Intuit, JournalEntry). */
function lineOf(
  {
    account,
    amountMinor,
    description,
    class: ofClass,
  }: Pick<DraftLine, 'account' | 'amountMinor' | 'description' | 'class'>,
  { currency, location }: Pick<JournalEntry, 'currency' | 'location'>,
  { receivableAccountId, customer }: JournalParty,
): JsonText {
  const named = customer !== undefined && account.id === receivableAccountId ? customer : undefined;
  return objectOf({
    DetailType: { text: '"JournalEntryLineDetail"' },
    Amount: amountOf(Math.abs(amountMinor), currency),
    Description: textOf(description, longest.lineDescription),
    JournalEntryLineDetail: objectOf({
      PostingType: { text: amountMinor < 0 ? '"Debit"' : '"Credit"' },
      AccountRef: refOf(account.id),
      Entity:
        named === undefined
          ? undefined
          : objectOf({ Type: { text: '"Customer"' }, EntityRef: refOf(named.id) }),
      ClassRef: ofClass === undefined ? undefined : refOf(ofClass.id),
      DepartmentRef: location === undefined ? undefined : refOf(location.id),
    }),
  });
}
