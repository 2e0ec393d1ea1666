import { expect } from 'vitest';
import type { BookContext, Owner, Owners } from '../../../lib/books/bookContext';
import type { BookedEvent } from '../../../lib/books/bookedEvent';
import type { Draft } from '../../../lib/books/draft';
import { effectsOf } from '../../../lib/books/effects';
import type { Facet } from '../../../lib/books/facet';
import type { PlannedDraft } from '../../../lib/books/plannedDraft';
import { type SettlementBooks, settlementBooks } from '../../../lib/books/settlement/settlementDrafts';
import { readSettlement } from '../../../lib/ledger/settlement/readSettlement';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import { printedDocument } from '../../commands/settle/printedDocument';
import { contextOf, type SettleSettings, usSettings } from '../../commands/settle/settleSettings';
import { sourceOf } from '../../ledger/settlement/settlementFixture';

/** Settings of a settlement, over those of a company in the US. */
export function settlementSettings(
  changed: Partial<SettleSettings['books']['settlement']>,
  others: Partial<SettleSettings['books']> = {},
): SettleSettings {
  const settlement = { ...usSettings.books.settlement, ...changed };
  return { ...usSettings, books: { ...usSettings.books, ...others, settlement } };
}

/** A company with every account, and what is in its books. */
export function contextWith(settings: SettleSettings = usSettings, owners: Owners = new Map()): BookContext {
  return { ...contextOf(settings, { currency: 'USD' }), owners };
}

/** A settlement that its file alone tells of. */
export async function settlementOfFile(text: string): Promise<Settlement> {
  const reading = await readSettlement(sourceOf(text), { withOrders: true });
  const { summary } = reading;
  if (summary === undefined) throw new Error('the file has no summary');
  return {
    ...summary,
    sellerAccountId: 'A1EXAMPLESELLER',
    closed: true,
    source: 'file',
    eventKeys: [],
    reading,
    problems: [],
  };
}

/** The documents of a settlement that can all be sent, or are in the books already. */
export function draftsOf(
  settlement: Settlement,
  booked: readonly BookedEvent[],
  context: BookContext,
): readonly Draft[] {
  const books = settlementBooks(settlement, booked, context);
  return readyDrafts(books);
}

/** The drafts of books that hold; anything that keeps one back fails the test. */
export function readyDrafts({ plans, residualMinor }: SettlementBooks): readonly Draft[] {
  expect(residualMinor).toBe(0);
  expect(heldBack(plans)).toEqual([]);
  const drafts = plans.flatMap(({ draft }) => draft ?? []);
  for (const draft of drafts) {
    const effects = effectsOf(draft);
    const debitMinor = effects.reduce((sum, each) => sum + each.debitMinor, 0);
    expect(effects.reduce((sum, each) => sum + each.creditMinor, 0)).toBe(debitMinor);
    for (const each of effects) expect(Math.min(each.debitMinor, each.creditMinor)).toBe(0);
  }
  return drafts;
}

/** What keeps documents back, by their keys. */
export function heldBack(plans: readonly PlannedDraft[]): readonly string[] {
  return plans
    .filter(({ state }) => state === 'blocked' || state === 'waiting')
    .map(({ key, problems }) => `${key}: ${problems.map(({ sentence }) => sentence).join(' ')}`);
}

/** `Dr Account 1.23`, as a bookkeeper writes it, in the order of the document's own lines. */
export function written(draft: Draft): readonly string[] {
  const { number, date, lines } = printedDocument(draft);
  const amounts = lines.map(({ account, debitMinor, creditMinor }) =>
    debitMinor > 0
      ? `Dr ${account} ${(debitMinor / 100).toFixed(2)}`
      : `Cr ${account} ${(creditMinor / 100).toFixed(2)}`,
  );
  return [`${number} ${date}`, ...amounts];
}

/** The books after documents were sent: each facet has one owner, or the test fails. */
export function owning(drafts: readonly Draft[], before: Owners = new Map()): Owners {
  const owners = new Map<string, Partial<Record<Facet, Owner>>>(
    [...before].map(([key, facets]) => [key, { ...facets }]),
  );
  for (const { covers, kind, number, date } of drafts) {
    for (const { eventKey, facets } of covers) {
      const own = owners.get(eventKey) ?? {};
      for (const facet of facets) {
        if (own[facet] !== undefined) throw new Error(`${eventKey} ${facet} has an owner: ${number}`);
        own[facet] = { kind, number, date };
      }
      owners.set(eventKey, own);
    }
  }
  return owners;
}

/** What documents do to an account; a debit is positive. */
export function balanceOf(drafts: readonly Draft[], account: string): number {
  return drafts
    .flatMap(effectsOf)
    .filter((each) => each.account.name === account)
    .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
}
