import type { Draft, DraftLine, ListRef } from '../../../lib/books/draft';
import { effectsOf } from '../../../lib/books/effects';

/** One side of a document as it is printed. */
export interface PrintedLine {
  readonly account: string;
  readonly item: string;
  readonly description: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

/** A document as it is printed: every line that moves an account, balancing ones too. */
export interface PrintedDocument {
  readonly number: string;
  readonly kind: Draft['kind'];
  readonly date: string;
  readonly totalMinor: number;
  readonly lines: readonly PrintedLine[];
}

/** A document with its lines as debits and credits, debits first. */
export function printedDocument(draft: Draft): PrintedDocument {
  const { number, kind, date, totalMinor } = draft;
  const own = draft.lines.map(({ account, item, description, amountMinor }: DraftLine) =>
    line(account, item.name, description, -amountMinor),
  );
  const taxes = draft.taxes.map(({ account, code, taxMinor }) =>
    line(account, '', `Tax ${code.name}`, -taxMinor),
  );
  const lines = [...sidesBeside(draft), ...own, ...taxes].filter(
    ({ debitMinor, creditMinor }) => debitMinor !== 0 || creditMinor !== 0,
  );
  const isDebit = ({ debitMinor }: PrintedLine): boolean => debitMinor > 0;
  return {
    number,
    kind,
    date,
    totalMinor,
    lines: [...lines.filter(isDebit), ...lines.filter((each) => !isDebit(each))],
  };
}

/** Where the money of a form stands; a payment or transfer is nothing else. */
function sidesBeside(draft: Draft): readonly PrintedLine[] {
  const alone = { ...draft, lines: [], taxes: [] } as Draft;
  return effectsOf(alone).map(({ account, debitMinor, creditMinor }) =>
    line(account, '', draft.memo, debitMinor - creditMinor),
  );
}

function line({ name }: ListRef, item: string, description: string, debitMinor: number): PrintedLine {
  return {
    account: name,
    item,
    description,
    debitMinor: Math.max(debitMinor, 0),
    creditMinor: Math.max(-debitMinor, 0),
  };
}
