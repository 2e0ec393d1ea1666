/** Just enough of Amazon's answers for the tests of the stand-in to look into. */
export interface WireMoney {
  readonly currencyAmount: number;
  readonly currencyCode: string | null;
}

export interface WireBreakdown {
  readonly breakdownType: string;
  readonly breakdownAmount: WireMoney;
  readonly breakdowns?: readonly WireBreakdown[] | null;
}

export interface WireTransaction {
  readonly transactionType: string;
  readonly transactionId: string;
  readonly transactionStatus: string;
  readonly description: string;
  readonly postedDate: string;
  readonly totalAmount: WireMoney;
  readonly marketplaceDetails: { readonly marketplaceId: string };
  readonly relatedIdentifiers: readonly {
    readonly relatedIdentifierName: string;
    readonly relatedIdentifierValue: string;
  }[];
  readonly items?:
    | readonly {
        readonly totalAmount: WireMoney;
        readonly breakdowns?: readonly WireBreakdown[] | null;
        readonly contexts?: readonly { readonly quantityShipped?: number }[] | null;
      }[]
    | null;
  readonly breakdowns: readonly WireBreakdown[];
  readonly contexts?: readonly { readonly contextType: string }[] | null;
}

export interface WireTransactions {
  readonly payload: { readonly nextToken?: string | null; readonly transactions: readonly WireTransaction[] };
}

export interface WireOrder {
  readonly orderId: string;
  readonly createdTime: string;
  readonly proceeds?: { readonly grandTotal: { readonly amount: string } };
  readonly payment?: { readonly paymentExecutions: readonly { readonly paymentMethod: string }[] };
  readonly programs?: readonly string[];
  readonly fulfillment?: { readonly fulfillmentStatus: string; readonly fulfilledBy: string };
  readonly packages?: readonly unknown[];
  readonly salesChannel: { readonly channelName: string };
  readonly orderItems: readonly { readonly product: { readonly title: string; readonly price?: unknown } }[];
}

export interface WireOrders {
  readonly orders: readonly WireOrder[];
  readonly pagination?: { readonly nextToken: string };
  readonly createdBefore?: string;
}

/** The value of a related identifier; undefined where the transaction has none. */
export function identifierOf(transaction: WireTransaction, name: string): string | undefined {
  return transaction.relatedIdentifiers.find(({ relatedIdentifierName }) => relatedIdentifierName === name)
    ?.relatedIdentifierValue;
}

/** Amazon's decimals in minor units. */
export function minorOf({ currencyAmount }: WireMoney): number {
  return Math.round(currencyAmount * 100);
}
