import type { DraftLine, SalesReceipt } from '../../lib/books/draft';
import { figure } from '../figure';
import { dayWords } from '../moments';

/** One thing that is no longer as it was shown. */
export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

const nothing = '–';

/** What changed between the document that was shown and the one that would be sent now. */
export function draftDifference(before: SalesReceipt, now: SalesReceipt): readonly Difference[] {
  const found: Difference[] = [];
  const compare = (what: string, old: string, fresh: string) => {
    if (old !== fresh) found.push({ what, before: old, now: fresh });
  };
  compare('Total', figure(before.totalMinor, before.currency), figure(now.totalMinor, now.currency));
  compare('Number', before.number, now.number);
  compare('Date', dayWords(before.date), dayWords(now.date));
  compare('Customer', before.customer.name, now.customer.name);
  compare('Deposited to', before.depositAccount.name, now.depositAccount.name);
  const old = linesByName(before);
  const fresh = linesByName(now);
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    compare(name, old.get(name) ?? nothing, fresh.get(name) ?? nothing);
  }
  return found;
}

/** Lines with their place among equal ones, so that the second of two equal lines is not the first. */
function linesByName(draft: SalesReceipt): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const line of draft.lines) {
    let name = line.description;
    for (let nth = 2; lines.has(name); nth += 1) name = `${line.description} (${nth})`;
    lines.set(name, lineWords(line, draft.currency));
  }
  return lines;
}

function lineWords(line: DraftLine, currency: string): string {
  return `${figure(line.amountMinor, currency)} · ${line.item.name}`;
}
