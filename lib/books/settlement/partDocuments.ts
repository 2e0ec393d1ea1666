import type { BookContext } from '../bookContext';
import type { BookedLine } from '../bookedEvent';
import { mostLines } from '../checks/lengths';
import type { Draft, Invoice, Payment, Purchase, SalesReceipt } from '../draft';
import { contentOf, type FormContent, taxesOf } from '../drawing/formContent';
import {
  accountLine,
  type DocumentBase,
  formDraft,
  journalDraft,
  journalEntry,
  paymentDraft,
  suits,
} from '../drawing/forms';
import type { SettlementAccounts } from './settlementAccounts';
import { asJournalLines, type Summing, summaryLines } from './summaryLines';

/** A month's entry: what it holds, what came from the month before, and where its balance goes. */
export interface EntryFacts {
  readonly lines: readonly BookedLine[];
  readonly carriedInMinor: number;
  /** Whether the balance goes on to the next month instead of clearing. */
  readonly carriesOn: boolean;
}

/** The entry of a month as a journal entry: its balance stands first, what was carried in last. */
export function journalOfMonth(
  { lines, carriedInMinor, carriesOn }: EntryFacts,
  base: DocumentBase,
  { clearing, carried }: SettlementAccounts,
  { settings }: BookContext,
): Draft {
  const own = journalContent(lines, settings.settlement.lines);
  const balanceMinor = carriedInMinor + own.sumMinor;
  const balance = carriesOn
    ? accountLine('carried', carried, 'Carried into the next month', -balanceMinor)
    : accountLine('clearing', clearing, 'Balance of the settlement', -balanceMinor);
  const brought = accountLine('carried', carried, 'Carried from the month before', carriedInMinor);
  const all = [balance, ...own.lines, brought].filter(({ amountMinor }) => amountMinor !== 0);
  return journalEntry(base, { lines: asJournalLines(all), taxes: own.taxes, taxMinor: own.taxMinor });
}

/**
 * The month as a receipt or an invoice; none where its total is negative, where it holds amounts that no
 * item stands for, or more lines than fit: then it is a journal entry.
 */
export function formOfMonth(
  lines: readonly BookedLine[],
  base: DocumentBase,
  accounts: SettlementAccounts,
  { settings }: BookContext,
): Draft | undefined {
  const { form } = settings.settlement;
  const content = formContentOf(lines, settings.settlement.lines === 'byKind' ? 'byKind' : 'byItem');
  const { customer } = accounts;
  if (form === 'journalEntry' || lines.some(({ item }) => item.name === '')) return undefined;
  if (!suits(form, content) || content.lines.length > mostLines) return undefined;
  const head =
    form === 'salesReceipt'
      ? ({ kind: form, customer, depositAccount: accounts.clearing } satisfies Head<SalesReceipt>)
      : { kind: form, customer, receivableAccount: accounts.receivable };
  return formDraft(head, base, content);
}

/** Fees of a month apart: bought from clearing where they are purchases, else a journal entry. */
export function feesOfMonth(
  lines: readonly BookedLine[],
  base: DocumentBase,
  accounts: SettlementAccounts,
  { settings }: BookContext,
): Draft {
  const { clearing, vendor } = accounts;
  const byKind = settings.settlement.lines === 'byKind';
  const content = formContentOf(lines, byKind ? 'byKind' : 'byItem');
  if (settings.fees === 'purchase' && accounts.clearingIsBank && suits('purchase', content)) {
    const head: Head<Purchase> = { kind: 'purchase', vendor, paidFrom: clearing };
    return formDraft(head, base, content);
  }
  const own = journalContent(lines, settings.settlement.lines);
  const balancing = { role: 'clearing', account: clearing, description: 'Fees of the settlement' } as const;
  const entry = journalDraft(base, own, balancing);
  return { ...entry, lines: asJournalLines(entry.lines) };
}

/** The payment of a month's invoice into clearing. */
export function paymentOfMonth(
  { number, totalMinor }: Pick<Invoice, 'number' | 'totalMinor'>,
  base: DocumentBase,
  accounts: SettlementAccounts,
): Payment {
  return paymentDraft(base, totalMinor, [{ number, amountMinor: totalMinor }], accounts);
}

/** What a document of a settlement brings to clearing. */
export function clearingMinorOf(draft: Draft | undefined): number {
  switch (draft?.kind) {
    case 'salesReceipt':
    case 'payment':
      return draft.totalMinor;
    case 'purchase':
      return -draft.totalMinor;
    case 'journalEntry':
      return draft.lines.reduce(
        (sum, { role, amountMinor }) => (role === 'clearing' ? sum - amountMinor : sum),
        0,
      );
    default:
      return 0;
  }
}

type Head<Form> = Omit<Form, keyof DocumentBase | 'lines' | 'taxes' | 'totalMinor' | 'totalTaxMinor'>;

function formContentOf(lines: readonly BookedLine[], summing: Summing): FormContent {
  return contentOf(summaryLines(lines, summing), taxesOf(lines));
}

/** Tax on fees stands apart from tax on sales, also where both bear one code: a return asks for both. */
function journalContent(lines: readonly BookedLine[], summing: 'byAccount' | 'byKind'): FormContent {
  const fees = lines.filter(({ facet }) => facet === 'fees');
  const others = lines.filter(({ facet }) => facet !== 'fees');
  return contentOf(summaryLines(lines, summing), [...taxesOf(others), ...taxesOf(fees)]);
}
