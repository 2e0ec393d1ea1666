import type { ListName } from '../books/company';
import type { Result } from '../problem/problem';
import { listAccount, listCustomer, listEntry, listItem, listTerm, listVendor } from './lists';

/** What every list of a company has. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** How QuickBooks calls a list, and how a row of it is read. */
export interface ListRow {
  readonly entity: string;
  readonly read: (json: unknown, homeCurrency: string) => Entry | undefined;
}

/** Reads rows of a list; a row that cannot be read is `undefined`. */
export type RowsReader = (
  row: ListRow,
  rows: readonly unknown[],
) => Promise<Result<readonly (Entry | undefined)[]>>;

/**
 * Lists of one kind of rows; their changes are told by change data capture. Tax codes are not here: they need
 * their rates, and the changes of neither are told. Source: Intuit, change data capture.
 */
export const listRows: Readonly<Record<Exclude<ListName, 'taxCodes'>, ListRow>> = {
  accounts: { entity: 'Account', read: listAccount },
  items: { entity: 'Item', read: listItem },
  customers: { entity: 'Customer', read: listCustomer },
  vendors: { entity: 'Vendor', read: listVendor },
  classes: { entity: 'Class', read: listEntry },
  locations: { entity: 'Department', read: listEntry },
  paymentMethods: { entity: 'PaymentMethod', read: listEntry },
  terms: { entity: 'Term', read: listTerm },
};
