import { chosenAccountRoles } from '../../lib/books/accountRoles';
import { itemRoles } from '../../lib/books/roles';
import type { SetupCreation } from '../../lib/sync/setup';

/** Everything that a seller may have created in a company: for sales, refunds, days and settlements. */
export const wholeChart: readonly SetupCreation[] = [
  { create: 'clearingAccount' },
  { create: 'customer' },
  { create: 'vendor' },
  { create: 'dayCustomer' },
  ...chosenAccountRoles.map((role) => ({ create: 'account' as const, role })),
  ...itemRoles.map(({ role }) => ({ create: 'item' as const, role })),
];
