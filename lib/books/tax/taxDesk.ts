import type { ListRef } from '../draft';
import type { Books } from '../setup';
import { blocked, type Verdict } from '../verdict';
import { ratesIn } from './choicesIn';
import { foundTaxCode, type TaxSide, taxAccount } from './taxCode';
import type { TaxedLine } from './taxedLine';
import type { TaxCodeChoice, TaxCodeSettings } from './taxSettings';

/** What the tax of one event is written with: it finds codes and keeps what is wrong with them. */
export interface TaxDesk {
  /** A code with the tax that it adds. */
  taxed(choice: TaxCodeChoice, side: TaxSide, taxMinor: number): Pick<TaxedLine, 'tax'>;
  /** A code that is no tax: it stands on the line and on no return. */
  untaxed(choice: TaxCodeChoice, side: TaxSide): Pick<TaxedLine, 'code'>;
  say(verdict: Verdict): void;
  /** Each once. */
  verdicts(): readonly Verdict[];
}

/** A desk for one event. */
export function taxDesk(codes: TaxCodeSettings, books: Books | undefined): TaxDesk {
  const said = new Map<string, Verdict>();
  const say = (verdict: Verdict): void => {
    said.set(verdict.problem.code + verdict.problem.sentence, verdict);
  };
  const account = taxAccount(books);
  const refOf = (choice: TaxCodeChoice, side: TaxSide): ListRef => {
    const { ref, problems } = foundTaxCode(choice, ratesIn(codes, choice.name), side, books);
    for (const each of problems) say(blocked(each));
    return ref;
  };
  return {
    taxed: (choice, side, amountMinor) => {
      if (amountMinor !== 0) for (const each of account.problems) say(blocked(each));
      return { tax: { code: refOf(choice, side), amountMinor, account: account.ref } };
    },
    untaxed: (choice, side) => ({ code: refOf(choice, side) }),
    say,
    verdicts: () => [...said.values()],
  };
}
