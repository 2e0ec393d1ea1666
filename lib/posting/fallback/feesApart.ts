import type { Cover, Draft, DraftLine, DraftTax } from '../../books/draft';
import { contentOf, type FormContent } from '../../books/drawing/formContent';
import { type DocumentBase, formDraft, journalDraft, suits } from '../../books/drawing/forms';
import { itemRoles } from '../../books/roles';
import { moneyAccountOf } from './asJournal';
import { baseOf, numberOf } from './base';
import type { FallbackFacts } from './facts';

const feeRoles: ReadonlySet<string> = new Set(
  itemRoles.filter(({ facet }) => facet === 'fees').map(({ role }) => role),
);

/**
 * The sale without its fees, and the fees as a purchase from the same account; as a journal entry where nobody
 * is chosen to buy them from, the account is none that purchases are paid from, or they are in the seller's favour.
 */
export function feesApart(draft: Draft, facts: FallbackFacts): readonly Draft[] | undefined {
  if (draft.kind !== 'salesReceipt' && draft.kind !== 'refundReceipt') return undefined;
  const [fees, rest] = parted(draft.lines, ({ role }) => feeRoles.has(role));
  if (fees.length === 0 || rest.length === 0) return undefined;
  const taxes = taxesParted(draft.taxes, fees, rest);
  if (taxes === undefined) return undefined;
  const content = contentOf(rest, taxes.rest);
  // What is left must be a form without negative lines, else it would be refused again.
  const sign = draft.kind === 'salesReceipt' ? 1 : -1;
  if (!suits(draft.kind, content) || rest.some(({ amountMinor }) => amountMinor * sign < 0)) return undefined;
  const { kind, customer, depositAccount, paymentMethod } = draft;
  const head = { kind, customer, depositAccount, ...(paymentMethod === undefined ? {} : { paymentMethod }) };
  const sale = formDraft(head, { ...baseOf(draft), covers: coversWithout(draft.covers) }, content);
  const ofFees = feesDraft(draft, contentOf(fees, taxes.fees), facts);
  return ofFees === undefined ? undefined : [sale, ofFees];
}

function feesDraft(draft: Draft, content: FormContent, facts: FallbackFacts): Draft | undefined {
  const account = moneyAccountOf(draft);
  if (account === undefined) return undefined;
  const { clears: _clears, ...kept } = baseOf(draft);
  const base: DocumentBase = {
    ...kept,
    number: numberOf(draft, facts, 'fees'),
    covers: coversOfFees(draft.covers),
  };
  const { vendor } = facts;
  const type = facts.accountType(account.id);
  const isBank = type === 'Bank' || type === 'Credit Card';
  if (vendor !== undefined && isBank && suits('purchase', content))
    return formDraft({ kind: 'purchase', vendor, paidFrom: account }, base, content);
  if (content.taxes.length > 0) return undefined;
  const lines = content.lines.map(({ taxCode: _code, ...line }) => line);
  const balancing = { role: 'clearing', account, description: account.name || 'Amazon' } as const;
  return journalDraft(base, contentOf(lines, []), balancing);
}

/** Each code's tax belongs to one side only; where both bear a code, what is whose is not known. */
function taxesParted(
  taxes: readonly DraftTax[],
  fees: readonly DraftLine[],
  rest: readonly DraftLine[],
): { readonly fees: readonly DraftTax[]; readonly rest: readonly DraftTax[] } | undefined {
  const codesOf = (lines: readonly DraftLine[]) => new Set(lines.map(({ taxCode }) => taxCode?.id));
  const [ofFees, ofRest] = [codesOf(fees), codesOf(rest)];
  if (taxes.some(({ code }) => ofFees.has(code.id) && ofRest.has(code.id))) return undefined;
  const [feeTaxes, restTaxes] = parted(taxes, ({ code }) => ofFees.has(code.id));
  return { fees: feeTaxes, rest: restTaxes };
}

function coversWithout(covers: readonly Cover[]): readonly Cover[] {
  return covers.flatMap(({ eventKey, facets }) => {
    const kept = facets.filter((facet) => facet !== 'fees');
    return kept.length === 0 ? [] : [{ eventKey, facets: kept }];
  });
}

function coversOfFees(covers: readonly Cover[]): readonly Cover[] {
  return covers.flatMap(({ eventKey, facets }) =>
    facets.includes('fees') ? [{ eventKey, facets: ['fees'] as const }] : [],
  );
}

function parted<T>(all: readonly T[], isFirst: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}
