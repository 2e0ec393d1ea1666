import * as v from 'valibot';
import { type AccountRole, accountRoles } from '../../../lib/books/accountRoles';
import type { BookContext } from '../../../lib/books/bookContext';
import { customerName } from '../../../lib/books/chosen';
import { vendorName } from '../../../lib/books/chosenParty';
import { type ItemRole, itemRoles } from '../../../lib/books/roles';
import { type BookSettings, unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import type { Books } from '../../../lib/books/setup';
import type { SettlementSummary } from '../../../lib/ledger/settlement/settlement';
import { noRules } from '../../../lib/rules/ruleSet';

type Role = AccountRole | ItemRole;

/** What a settings file of the command says: the books' settings, and what accounts are called. */
export interface SettleSettings {
  readonly books: BookSettings;
  readonly accountNames: ReadonlyMap<Role, string>;
}

const rows = [...accountRoles, ...itemRoles];

/** The defaults of a company in the US. */
export const usSettings: SettleSettings = {
  books: unitedStatesSettings,
  accountNames: new Map(rows.map(({ role, accountName }) => [role, accountName])),
};

/** Words that older settings files use. */
const olderNames: Readonly<Record<string, Role>> = { sellerFees: 'sellingFees', fbaFees: 'fulfilmentFees' };

const roleNames = [...rows.map(({ role }) => role), ...Object.keys(olderNames)];
const settingsShape = v.strictObject({
  convention: v.optional(v.picklist(['zero', 'balance'])),
  timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone, 'no time zone of that name'))),
  facilitatorTax: v.optional(v.picklist(['leaveOut', 'liability'])),
  form: v.optional(v.picklist(['journalEntry', 'salesReceipt', 'invoice'])),
  fees: v.optional(v.picklist(['lines', 'apart'])),
  lines: v.optional(v.picklist(['byAccount', 'byKind'])),
  payout: v.optional(v.picklist(['journalEntry', 'transfer', 'deposit', 'bankFeed'])),
  accounts: v.optional(v.record(v.picklist(roleNames), v.pipe(v.string(), v.trim(), v.nonEmpty()))),
});

/** The settings that a file holds, over the defaults; throws where it holds anything else. */
export function readSettings(text: string): SettleSettings {
  const { accounts = {}, facilitatorTax, timeZone, ...settlement } = v.parse(settingsShape, JSON.parse(text));
  const given = Object.fromEntries(Object.entries(settlement).filter(([, value]) => value !== undefined));
  const { tax } = unitedStatesSettings;
  const named = Object.entries(accounts).map(
    ([name, account]) => [olderNames[name] ?? (name as Role), account] as const,
  );
  return {
    books: {
      ...unitedStatesSettings,
      ...(timeZone === undefined ? {} : { timeZone }),
      tax: facilitatorTax === undefined ? tax : { ...tax, facilitatorTax },
      settlement: { ...unitedStatesSettings.settlement, ...given },
    },
    accountNames: new Map([...usSettings.accountNames, ...named]),
  };
}

/** A company that has every account, and keeps its books in the settlement's currency. */
export function contextOf(
  { books: settings, accountNames }: SettleSettings,
  { currency }: Summary,
): BookContext {
  return {
    books: companyWith(accountNames, currency),
    settings,
    rules: noRules,
    owners: new Map(),
    orders: new Map(),
    asOf: '2100-01-01T00:00:00Z',
    foreignNumbers: new Set(),
  };
}

type Summary = Pick<SettlementSummary, 'currency'>;

function companyWith(accountNames: ReadonlyMap<Role, string>, currency: string): Books {
  const accountOf = (role: Role): string => accountNames.get(role) ?? role;
  // Roles that share an account's name share the account.
  const accounts = new Map(
    rows.map(({ role, accountType }) => [
      accountOf(role),
      { id: accountOf(role), name: accountOf(role), type: accountType, active: true },
    ]),
  );
  return {
    company: {
      realmId: 'file',
      environment: 'sandbox',
      name: 'The company of a settlement file',
      country: 'US',
      homeCurrency: currency,
      multiCurrency: false,
      accountingMethod: 'accrual',
      customTransactionNumbers: true,
      usesSalesTax: false,
      automatedSalesTax: false,
    },
    lists: {
      asOfMs: 0,
      accounts: [...accounts.values()],
      items: itemRoles.map(({ role, itemName }) => ({
        id: role,
        name: itemName,
        type: 'Service',
        active: true,
        incomeAccountId: accountOf(role),
      })),
      customers: [customerName, unitedStatesSettings.day.customerName].map((name) => ({
        id: name,
        name,
        active: true,
      })),
      vendors: [{ id: vendorName, name: vendorName, active: true }],
    },
    setup: {
      clearingAccountId: accountOf('clearing'),
      customerId: customerName,
      vendorId: vendorName,
      itemIds: Object.fromEntries(itemRoles.map(({ role }) => [role, role])),
      accountIds: Object.fromEntries(
        rows.filter(({ role }) => role !== 'clearing').map(({ role }) => [role, accountOf(role)]),
      ),
    },
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
