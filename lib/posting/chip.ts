/** What one order's chip says. Small: the page asks for a hundred at once. */
export interface Chip {
  readonly orderId: string;
  readonly state: ChipState;
  /** Numbers of the documents in QuickBooks, where there are any. */
  readonly numbers: readonly string[];
  /** One sentence for the title, where the state needs one. */
  readonly why?: string;
}

/** `partlySent`: some shipments of the order are in QuickBooks and others are not. */
export type ChipState = 'notSent' | 'sent' | 'partlySent' | 'sending' | 'waiting' | 'blocked' | 'cannotTell';
