/** One side of a double entry; a debit is positive. Minor units of the home currency. */
export interface Posting {
  readonly accountId: string;
  readonly debitMinor: number;
}

/** Pieces of an inventory item that a document takes away (negative) or brings. */
export interface StockMove {
  readonly itemId: string;
  readonly quantity: number;
}

/** What a document does to the books. */
export interface Effect {
  readonly postings: readonly Posting[];
  readonly stock: readonly StockMove[];
}

export const noEffect: Effect = { postings: [], stock: [] };

/** The company's general ledger: every document's effect, and the balances they add up to. */
export class Ledger {
  readonly #effects = new Map<string, Effect>();
  readonly #balances = new Map<string, number>();
  readonly #stock = new Map<string, number>();

  /** Replaces what a document did, under the key `Kind/id`; without an effect it is taken back. */
  set(key: string, effect: Effect): void {
    const sum = effect.postings.reduce((total, posting) => total + posting.debitMinor, 0);
    if (sum !== 0) throw new Error(`${key} is out of balance by ${sum}`);
    this.#apply(this.#effects.get(key) ?? noEffect, -1);
    this.#apply(effect, 1);
    if (effect === noEffect) this.#effects.delete(key);
    else this.#effects.set(key, effect);
  }

  /** Balance of every account that was ever moved, by account id; debit positive, minor units. */
  balances(): ReadonlyMap<string, number> {
    return new Map(this.#balances);
  }

  /** Balance of one account, debit positive, minor units. */
  balanceMinor(accountId: string): number {
    return this.#balances.get(accountId) ?? 0;
  }

  /** Pieces moved by documents since the item was set up. */
  stockMoved(itemId: string): number {
    return this.#stock.get(itemId) ?? 0;
  }

  /** What one document did, `SalesReceipt/145`. */
  effectOf(key: string): Effect {
    return this.#effects.get(key) ?? noEffect;
  }

  #apply(effect: Effect, sign: 1 | -1): void {
    for (const { accountId, debitMinor } of effect.postings) {
      this.#balances.set(accountId, this.balanceMinor(accountId) + sign * debitMinor);
    }
    for (const { itemId, quantity } of effect.stock) {
      this.#stock.set(itemId, this.stockMoved(itemId) + sign * quantity);
    }
  }
}

/** Postings whose last one balances the others, so that rounding a rate never loses a cent. */
export function balanced(accountId: string, others: readonly Posting[]): readonly Posting[] {
  const sum = others.reduce((total, posting) => total + posting.debitMinor, 0);
  return [{ accountId, debitMinor: -sum }, ...others].filter((posting) => posting.debitMinor !== 0);
}
