import type { Draft, DraftLine } from '../../lib/books/draft';
import { figure } from '../figure';
import { dayWords } from '../moments';
import { draftFacts } from './draftFacts';

/** One thing that is no longer as it was shown. */
export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

const nothing = '–';

/** What changed between the document that was shown and the one that would be sent now. */
export function draftDifference(before: Draft, now: Draft): readonly Difference[] {
  const old = valuesOf(before);
  const fresh = valuesOf(now);
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((what) => {
    const pair = { what, before: old.get(what) ?? nothing, now: fresh.get(what) ?? nothing };
    return pair.before === pair.now ? [] : [pair];
  });
}

function valuesOf(draft: Draft): ReadonlyMap<string, string> {
  const values = new Map([
    ['Total', figure(draft.totalMinor, draft.currency)],
    ['Number', draft.number],
    ['Date', dayWords(draft.date)],
    ...draftFacts(draft).map(({ name, value }) => [name, value] as const),
    ...draft.taxes.map(
      ({ code, taxMinor }) => [`Tax ${code.name}`, figure(taxMinor, draft.currency)] as const,
    ),
  ]);
  // With their place among equal ones, so that the second of two equal lines is not the first.
  for (const line of draft.lines) {
    let name = line.description;
    for (let nth = 2; values.has(name); nth += 1) name = `${line.description} (${nth})`;
    values.set(name, lineWords(line, draft.currency));
  }
  return values;
}

function lineWords({ amountMinor, item, account }: DraftLine, currency: string): string {
  return `${figure(amountMinor, currency)} · ${item.name === '' ? account.name : item.name}`;
}
