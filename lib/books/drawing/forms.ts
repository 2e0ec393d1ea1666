import { present } from '../../amazon/shapes/present';
import type { AccountRole } from '../accountRoles';
import type {
  CreditMemo,
  DraftBase,
  DraftLine,
  Estimate,
  Invoice,
  JournalEntry,
  ListRef,
  Payment,
  Purchase,
  RefundReceipt,
  SalesReceipt,
} from '../draft';
import type { ItemRole } from '../roles';
import type { FormContent } from './formContent';

/** What a document says beside its lines and totals. */
export type DocumentBase = Omit<DraftBase, 'lines' | 'taxes' | 'totalMinor' | 'totalTaxMinor'>;

/** Documents with lines, whose total is the sum of these. */
export type FormDraft = SalesReceipt | RefundReceipt | Invoice | CreditMemo | Estimate | Purchase;

/** The kind of a form, with its parties and accounts. */
export type FormHead = FormDraft extends infer Form
  ? Form extends FormDraft
    ? Omit<Form, keyof DraftBase>
    : never
  : never;

/** On these a sum in the seller's favour is a positive total; on the others one against the seller. */
const inFavour: Readonly<Record<FormDraft['kind'], boolean>> = {
  salesReceipt: true,
  invoice: true,
  estimate: true,
  refundReceipt: false,
  creditMemo: false,
  purchase: false,
};

/** Whether the content makes a form of this kind: its total is not negative. */
export function suits(kind: FormDraft['kind'], { sumMinor }: FormContent): boolean {
  return inFavour[kind] ? sumMinor >= 0 : sumMinor <= 0;
}

/** A form with its totals as it shows them; of a kind that suits the content. */
export function formDraft(head: FormHead, base: DocumentBase, content: FormContent): FormDraft {
  const { lines, taxes, sumMinor, taxMinor } = content;
  const signed = (minor: number): number => (inFavour[head.kind] || minor === 0 ? minor : -minor);
  const totals = { totalMinor: signed(sumMinor), totalTaxMinor: signed(taxMinor) };
  return present({ ...base, ...head, lines, taxes, ...totals }) as FormDraft;
}

/** The line that a journal entry is balanced with: where the money of its events stands. */
export interface Balancing {
  readonly role: AccountRole | ItemRole;
  readonly account: ListRef;
  readonly description: string;
}

/** A journal entry of the content, balanced on one account; no balancing line where nothing is left. */
export function journalDraft(
  base: DocumentBase,
  content: FormContent,
  { role, account, description }: Balancing,
): JournalEntry {
  const { sumMinor } = content;
  const balancing = sumMinor === 0 ? [] : [accountLine(role, account, description, -sumMinor)];
  return journalEntry(base, { ...content, lines: [...balancing, ...content.lines] });
}

/** A journal entry of lines that balance already. */
export function journalEntry(
  base: DocumentBase,
  { lines, taxes, taxMinor }: Pick<FormContent, 'lines' | 'taxes' | 'taxMinor'>,
): JournalEntry {
  const amounts = [...lines.map(({ amountMinor }) => amountMinor), ...taxes.map((tax) => tax.taxMinor)];
  const totalMinor = amounts.reduce((sum, minor) => (minor < 0 ? sum - minor : sum), 0);
  return present({
    ...base,
    kind: 'journalEntry' as const,
    lines,
    taxes,
    totalMinor,
    totalTaxMinor: taxMinor,
  });
}

/** Who pays, from where and to where. */
export interface PaymentAccounts {
  readonly customer: ListRef;
  readonly receivable: ListRef;
  readonly clearing: ListRef;
}

/** The payment of documents on receivables into clearing. */
export function paymentDraft(
  base: DocumentBase,
  totalMinor: number,
  pays: Payment['pays'],
  { customer, clearing, receivable }: PaymentAccounts,
): Payment {
  return {
    ...base,
    kind: 'payment',
    customer,
    depositAccount: clearing,
    receivableAccount: receivable,
    pays,
    lines: [],
    taxes: [],
    totalMinor,
    totalTaxMinor: 0,
  };
}

/** A journal line on an account that no item stands for. */
export function accountLine(
  role: AccountRole | ItemRole,
  account: ListRef,
  description: string,
  amountMinor: number,
): DraftLine {
  return { role, item: noItem, account, description, amountMinor };
}

/** Where a journal line is on an account alone. */
export const noItem: ListRef = { id: '', name: '' };
