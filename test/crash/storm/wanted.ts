import type { Cover, DocumentKind, Draft, DraftBase, DraftLine } from '../../../lib/books/draft';
import { keyHash } from '../../../lib/posting/marks';
import type { PostingKey } from '../../../lib/posting/posting';
import { type Agreed, postingKey } from '../../../lib/posting/postings';

const entry = { id: '1', name: 'Amazon' };
const account = { id: '2', name: 'Amazon Clearing' };
const other = { id: '3', name: 'Accounts Receivable' };
const sold = { id: '4', name: 'Sales' };

/** What a draft of each kind has beside what all have; a kind that is new is a row here. */
const drafts: { readonly [K in DocumentKind]: (base: DraftBase) => Extract<Draft, { kind: K }> } = {
  salesReceipt: (base) => ({ ...base, kind: 'salesReceipt', customer: entry, depositAccount: account }),
  refundReceipt: (base) => ({ ...base, kind: 'refundReceipt', customer: entry, depositAccount: account }),
  invoice: (base) => ({ ...base, kind: 'invoice', customer: entry, receivableAccount: other }),
  creditMemo: (base) => ({ ...base, kind: 'creditMemo', customer: entry, receivableAccount: other }),
  estimate: (base) => ({ ...base, kind: 'estimate', customer: entry }),
  payment: (base) => ({
    ...base,
    kind: 'payment',
    customer: entry,
    depositAccount: account,
    receivableAccount: other,
    pays: [],
  }),
  purchase: (base) => ({ ...base, kind: 'purchase', vendor: entry, paidFrom: account }),
  journalEntry: (base) => ({ ...base, kind: 'journalEntry' }),
  transfer: (base) => ({ ...base, kind: 'transfer', fromAccount: account, toAccount: other }),
  deposit: (base) => ({ ...base, kind: 'deposit', depositAccount: account }),
};

/** The day of every document. */
export const day = '2026-11-02';

/** Every kind of document. */
export const documentKinds = Object.keys(drafts) as readonly DocumentKind[];

/** One document that the seller wants in the books: what it says may change with what Amazon reports late. */
export class Wanted {
  readonly key: PostingKey;
  readonly hash: string;
  readonly draftKey: string;
  readonly kind: DocumentKind;
  /** Grows with every late fact. */
  revision = 0;
  private readonly realmId: string;
  private readonly index: number;
  private readonly firstMinor: number;
  private readonly shares: readonly string[];

  /** `shares`: events that another document wants to cover too. */
  constructor(
    realmId: string,
    index: number,
    kind: DocumentKind,
    firstMinor: number,
    shares: readonly string[] = [],
  ) {
    this.realmId = realmId;
    this.index = index;
    this.kind = kind;
    this.firstMinor = firstMinor;
    this.shares = shares;
    this.draftKey = `storm/${index}`;
    this.key = postingKey(realmId, this.draftKey);
    this.hash = keyHash(this.key);
  }

  /** The same without the late facts. */
  anew(): Wanted {
    return new Wanted(this.realmId, this.index, this.kind, this.firstMinor, this.shares);
  }

  get number(): string {
    return `AZ-STORM-${this.index}`;
  }

  get event(): string {
    return `A1EXAMPLESELLER/T${this.index}`;
  }

  totalMinor(revision: number): number {
    return this.firstMinor + revision * 3;
  }

  /** The events that it stands for. */
  covers(revision: number = this.revision): readonly string[] {
    const late = Array.from({ length: revision }, (_, index) => `${this.event}/late${index + 1}`);
    return [this.event, ...this.shares, ...late];
  }

  /** Of forms that QuickBooks may refuse: lines that another shape is drawn of. */
  private lines(): readonly DraftLine[] {
    const sign = this.kind === 'salesReceipt' ? 1 : -1;
    if (this.kind !== 'salesReceipt' && this.kind !== 'refundReceipt') return [];
    const amountMinor = sign * this.totalMinor(this.revision);
    return [{ role: 'sales', item: entry, account: sold, description: 'Lamp', amountMinor }];
  }

  /** What the seller sees and agrees to now. */
  readonly agreed = (): Agreed => {
    const covers = this.covers().map(
      (eventKey): Cover => ({ eventKey, facets: ['revenue', 'fees', 'cash'] }),
    );
    const draft = drafts[this.kind]({
      number: this.number,
      date: day,
      currency: 'USD',
      lines: this.lines(),
      taxes: [],
      totalMinor: this.totalMinor(this.revision),
      totalTaxMinor: 0,
      memo: `Amazon.com, ${this.kind} ${this.index}, as of ${this.revision}`,
      covers,
    });
    const { realmId, draftKey } = this;
    return { realmId, draftKey, previewHash: `${draftKey} as of ${this.revision}`, draft };
  };
}
