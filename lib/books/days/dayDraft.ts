import { marketplaces } from '../../amazon/shapes/marketplaces';
import { present } from '../../amazon/shapes/present';
import type { BookContext } from '../bookContext';
import { openDay } from '../checks/openDay';
import { chosenDayCustomer, chosenVendor } from '../chosenParty';
import type { Draft, ListRef } from '../draft';
import { type FormContent, formContent } from '../drawing/formContent';
import { type DocumentBase, type FormHead, formDraft, journalDraft, suits } from '../drawing/forms';
import { documentText } from '../text';
import type { Head, HeadOf } from './dayAccounts';
import type { DayScope } from './dayScope';
import type { Division } from './divide';
import { countsInWords } from './inWords';
import type { NumberedPart } from './parts';
import { coversOf } from './portion';
import type { SliceKind } from './slices';
import { type Showing, summedLines } from './summedLines';

/** What the documents of a day have in common. */
export interface DayDrawing {
  readonly scope: DayScope;
  readonly context: BookContext;
  readonly show: Showing;
  readonly headOf: HeadOf;
  /** For the memo: what is left off because it is in the books already. */
  readonly inBooks: string;
}

/** Far below the length of a private note, so that the marks behind it have room. */
const longestMemo = 400;

/** How a slice is divided into documents. */
export function divisionOf({ form }: SliceKind, { show, headOf, context }: DayDrawing): Division {
  const wanted = form === 'document' ? 'salesReceipt' : form === 'refunds' ? 'refundReceipt' : 'purchase';
  const isForm = form !== 'fees' || context.settings.fees === 'purchase';
  return {
    show,
    headOf,
    suits: (sumMinor) => isForm && suits(wanted, { lines: [], taxes: [], sumMinor, taxMinor: 0 }),
  };
}

/** One document of a day; none where its amounts leave no line. */
export function dayDraft(
  kind: SliceKind,
  part: NumberedPart,
  number: string,
  drawing: DayDrawing,
): Draft | undefined {
  const { scope, context, show, headOf } = drawing;
  const [first] = part.portions;
  const content = formContent(summedLines(part.portions, show), 'label');
  if (first === undefined || (content.lines.length === 0 && content.taxes.length === 0)) return undefined;
  const head = headOf(first.booked);
  const { date, word } = openDay(scope.date, context);
  const base: DocumentBase = present({
    number,
    date,
    currency: scope.currency,
    memo: memoOf(kind, part, word, drawing),
    covers: coversOf(part.portions),
    location: head.location,
  });
  const form = formHead(kind, content, head, drawing);
  if (form !== undefined) return formDraft(form, base, content);
  const description = head.role === 'deferred' ? 'Held back by Amazon' : 'Amazon’s balance of the day';
  return journalDraft(base, content, { role: head.role, account: head.account, description });
}

/** The form that the sum allows; none for a journal entry. */
function formHead(
  { form }: SliceKind,
  content: FormContent,
  { account, isBank }: Head,
  { scope: { currency }, context: { books, settings } }: DayDrawing,
): FormHead | undefined {
  const customer = (): ListRef => chosenDayCustomer(books, settings, currency).ref;
  if (form === 'fees') {
    const buys = settings.fees === 'purchase' && isBank && suits('purchase', content);
    return buys
      ? { kind: 'purchase', vendor: chosenVendor(books, currency).ref, paidFrom: account }
      : undefined;
  }
  const kind = form === 'refunds' ? 'refundReceipt' : 'salesReceipt';
  return suits(kind, content) ? { kind, customer: customer(), depositAccount: account } : undefined;
}

const formWords = { document: '', refunds: 'refunds of ', fees: 'fees of ' } as const;

/** `Amazon.com, 2026-11-10: 2 orders and 1 refund; in the books already: 114-… and 114-…`. */
function memoOf(
  { form, deferred }: SliceKind,
  { place, portions }: NumberedPart,
  closedWord: string | undefined,
  { scope, inBooks }: DayDrawing,
): string {
  const site = marketplaces.find(({ country }) => country === scope.country)?.salesChannel ?? 'Amazon';
  const words = [
    `${site}, ${formWords[form]}${scope.date}: ${countsInWords(portions.map(({ booked }) => booked))}`,
    ...(deferred ? ['held back by Amazon'] : []),
    ...(place.supplement > 0 ? ['reported later'] : []),
    ...(closedWord === undefined ? [] : [closedWord]),
    ...(inBooks === '' || form !== 'document' || deferred ? [] : [`in the books already: ${inBooks}`]),
  ];
  return documentText(words.join('; '), longestMemo);
}
