import type { DateText } from '../../calendar/calendar';
import { normalizedLabel } from '../../ledger/label';
import type { Problem } from '../../problem/problem';
import { chosenItem, rowOf as roleRow, setupIn } from '../chosen';
import { chosenAccount } from '../chosenAccount';
import type { ListRef } from '../draft';
import { accountById } from '../listIndex';
import { resolved } from '../matching/resolved';
import type { ItemRole, RoleRow } from '../roles';
import { type Dated, valueOn } from '../settings/dated';
import type { Books } from '../setup';
import type { FeeMapping, FeeRow } from './feeMapping';
import { feeItemName, oneFee } from './feeNames';

/** An amount that looks for its place. */
export interface Amount {
  readonly role: RoleRow;
  readonly kind: FeeRow['kind'];
  readonly label: string;
  readonly currency: string;
}

/** Item and account of an amount. Without an id each bears the name that is proposed. */
export interface MappedAmount {
  readonly role: ItemRole;
  readonly item: ListRef;
  readonly account: ListRef;
  /** Names that the company does not have. What else is wrong depends on the document, and is checked there. */
  readonly problems: readonly Problem[];
}

/** Where an amount is booked on a day: by the table's row for its word, else for its kind, else by the preset. */
export function mappedAmount(
  amount: Amount,
  date: DateText,
  mapping: FeeMapping,
  books: Books | undefined,
): MappedAmount {
  const row = rowFor(amount, date, mapping.rows);
  const preset = byPreset(amount, mapping, books);
  if (row?.item === undefined && row?.account === undefined) return preset;
  if (books !== undefined) return byRow(row, preset, books);
  const named = (ref: ListRef): ListRef => ({ id: '', name: ref.name });
  return { ...preset, item: named(row.item ?? preset.item), account: named(row.account ?? preset.account) };
}

function rowFor({ kind, label }: Amount, date: DateText, rows: readonly FeeRow[]): FeeRow | undefined {
  if (rows.length === 0) return undefined;
  const ofKind = rows.filter((row) => row.kind === kind);
  if (ofKind.length === 0) return undefined;
  const word = normalizedLabel(label);
  const dated = (row: FeeRow): Dated<FeeRow> =>
    row.from === undefined ? { value: row } : { value: row, from: row.from };
  const own = ofKind.filter((row) => row.label !== undefined && normalizedLabel(row.label) === word);
  const all = ofKind.filter((row) => row.label === undefined);
  return valueOn(own.map(dated), date) ?? valueOn(all.map(dated), date);
}

/** What a row names, where the company has it; an account may stand alone. */
function byRow(row: FeeRow, preset: MappedAmount, { lists }: Books): MappedAmount {
  const items = row.item === undefined ? undefined : resolved(lists.items, row.item, 'item');
  const accounts = row.account === undefined ? undefined : resolved(lists.accounts, row.account, 'account');
  const item = items?.ok === true ? items.entry : undefined;
  const posted = accountById(lists, item?.incomeAccountId);
  const account = accounts === undefined ? posted : accounts.ok ? accounts.entry : undefined;
  const isPresets = account !== undefined && account.id === preset.account.id;
  return {
    role: preset.role,
    item:
      item !== undefined
        ? refOf(item)
        : {
            id: '',
            name: row.item?.name ?? preset.item.name,
            ...(row.item === undefined && isPresets ? preset.item : {}),
          },
    account: account === undefined ? { id: '', name: row.account?.name ?? '' } : refOf(account),
    problems: [items, accounts].flatMap((found) => (found === undefined || found.ok ? [] : [found.problem])),
  };
}

function byPreset(amount: Amount, { preset }: FeeMapping, books: Books | undefined): MappedAmount {
  const { role } = amount;
  if (role.facet !== 'fees' || preset === 'groups') return ofRole(role, amount, books);
  if (preset === 'one') return ofRole({ ...roleRow('sellingFees'), ...oneFee }, amount, books);
  const name = feeItemName(amount.label);
  const group = ofRole(role, amount, books);
  const found = books === undefined ? undefined : resolved(books.lists.items, { id: '', name }, 'item');
  if (books === undefined || found?.ok !== true) return { ...group, item: { id: '', name } };
  const account = accountById(books.lists, found.entry.incomeAccountId);
  return {
    role: role.role,
    item: refOf(found.entry),
    account: account === undefined ? { id: '', name: '' } : refOf(account),
    problems: [],
  };
}

/** The role's own item, and the account that was chosen for the role, else that of the item. */
function ofRole(row: RoleRow, { currency }: Amount, books: Books | undefined): MappedAmount {
  const { ref: item, account } = chosenItem(books, row);
  const own = setupIn(books, currency)?.accountIds?.[row.role];
  return {
    role: row.role,
    item,
    account: own === undefined ? account : chosenAccount(books, row.role, currency).ref,
    problems: [],
  };
}

function refOf({ id, name }: ListRef): ListRef {
  return { id, name };
}
