import { failed, ok, type Problem, problem, type Result } from '../problem/problem';
import type { CallEnd, QuickBooksCall } from './call';
import { nextNames, sameName } from './createNames';
import { withInactive } from './lists';
import type { Entry } from './listsTable';
import { queryAll, quoted } from './query';
import { memberOf } from './send';

/** An entry that the seller agreed to, and how it came to be there. */
export interface Created<T> {
  readonly entry: T;
  /** `madeActive`: it was there under this name but inactive, and is active again. */
  readonly how: 'created' | 'existed' | 'madeActive';
}

/**
 * What becomes of a name that something else has: it is told, or the next free name is taken (`Amazon (vendor)`,
 * `Amazon Clearing 2`), which the entry then bears.
 */
export type WhenTaken = 'tell' | 'useFreeName';

/** Asks QuickBooks. */
export type Call = (call: QuickBooksCall) => Promise<CallEnd>;

/** What is to be there. */
export interface Creation<T extends Entry> {
  readonly entity: 'Account' | 'Item' | 'Customer' | 'Vendor' | 'PaymentMethod';
  readonly nameField: 'Name' | 'DisplayName';
  /** As QuickBooks takes it. */
  readonly name: string;
  readonly longestName: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly read: (json: unknown) => T | undefined;
  /** Whether an entry of this name may stand in for the new one, else what it is. */
  readonly unsuitable: (entry: T) => string | undefined;
}

/** What came of one name. */
type Attempt<T> =
  | { readonly end: 'there'; readonly created: Created<T> }
  | { readonly end: 'taken'; readonly what: string; readonly said?: string }
  | { readonly end: 'failed'; readonly problem: Problem };

/** After so many names the seller is told. */
const mostNames = 9;

/** The entry: there already, made active, or new; by the wanted name or, where that may be, by the next free one. */
export async function createOnce<T extends Entry>(
  call: Call,
  creation: Creation<T>,
  whenTaken: WhenTaken,
): Promise<Result<Created<T>>> {
  const names = whenTaken === 'tell' ? [creation.name] : nextNames(creation, mostNames);
  let first: Problem | undefined;
  for (const name of names) {
    const attempt = await attemptName(call, { ...creation, name });
    if (attempt.end === 'there') return ok(attempt.created);
    if (attempt.end === 'failed') return failed(attempt.problem);
    const { what, said } = attempt;
    first ??= problem('quickbooks_name_taken', { name, what }, said === undefined ? {} : { said });
  }
  return failed(first ?? problem('internal'));
}

/**
 * Names are unique, so looking for the name before and after makes creation happen once, whatever becomes
 * of the answer.
 */
async function attemptName<T extends Entry>(call: Call, creation: Creation<T>): Promise<Attempt<T>> {
  const { entity, nameField, name, body, read } = creation;
  const before = await adopt(call, creation, `${nameField} = ${quoted(name)} and ${withInactive}`);
  if (before !== undefined) return before;
  const end = await call({
    method: 'POST',
    path: `/${entity.toLowerCase()}`,
    body: JSON.stringify({ [nameField]: name, ...body }),
  });
  if (end.ended === 'answered') {
    const entry = read(memberOf(end.json, entity));
    return entry === undefined ? unreadable(entity) : there(entry, 'created');
  }
  if (end.ended === 'notProcessed') return { end: 'failed', problem: end.problem };
  if (end.ended === 'refused' && end.verdict.code !== '6240') {
    return { end: 'failed', problem: end.verdict.problem };
  }
  // Taken, or nobody knows: the whole list tells, also of names that differ in case, spaces or “(deleted)” only.
  const after = await adopt(call, creation, withInactive);
  if (after !== undefined) return after;
  if (end.ended === 'unclear') return { end: 'failed', problem: end.problem };
  const { said } = end.verdict.problem;
  const what = await holderOf(call, creation);
  return { end: 'taken', what, ...(said === undefined ? {} : { said }) };
}

/** The entry of this name, made active where it was not; `undefined` where there is none. */
async function adopt<T extends Entry>(
  call: Call,
  creation: Creation<T>,
  where: string,
  again = false,
): Promise<Attempt<T> | undefined> {
  const { entity, name, read, unsuitable } = creation;
  const rows = await queryAll(call, entity, where);
  if (!rows.ok) return { end: 'failed', problem: rows.problem };
  // Of accounts and items below others the name alone is the same too; what is unique is the full name.
  const named = rows.value.filter((json) => {
    const found = read(json);
    return found !== undefined && sameName(found, name);
  });
  const row = named.find((json) => read(json)?.active === true) ?? named[0];
  const entry = read(row);
  if (entry === undefined) return undefined;
  const what = unsuitable(entry);
  if (what !== undefined) return { end: 'taken', what };
  if (entry.active) return there(entry, 'existed');
  const made = await makeActive(call, creation, row, entry.id);
  // Somebody has changed it since it was read: read it once more.
  const stale = made.end === 'failed' && made.problem.code === 'quickbooks_changed_meanwhile';
  return stale && !again ? adopt(call, creation, where, true) : made;
}

/** Makes an inactive row active, under the name that is wanted. */
export async function makeActive<T extends Entry>(
  call: Call,
  { entity, nameField, name, read }: Pick<Creation<T>, 'entity' | 'nameField' | 'name' | 'read'>,
  row: unknown,
  id: string,
): Promise<Exclude<Attempt<T>, { readonly end: 'taken' }>> {
  const end = await call({
    method: 'POST',
    path: `/${entity.toLowerCase()}`,
    body: JSON.stringify({
      Id: id,
      SyncToken: memberOf(row, 'SyncToken'),
      sparse: true,
      [nameField]: name,
      Active: true,
    }),
  });
  if (end.ended === 'refused') return { end: 'failed', problem: end.verdict.problem };
  if (end.ended !== 'answered') return { end: 'failed', problem: end.problem };
  const active = read(memberOf(end.json, entity));
  return active === undefined ? unreadable(entity) : there(active, 'madeActive');
}

/** Customers, vendors and employees share one space of names. */
async function holderOf<T extends Entry>(call: Call, { entity, name }: Creation<T>): Promise<string> {
  if (entity !== 'Customer' && entity !== 'Vendor') return 'another entry';
  const others = [
    ['Customer', 'a customer'],
    ['Vendor', 'a vendor'],
    ['Employee', 'an employee'],
  ] as const;
  for (const [other, what] of others) {
    if (other === entity) continue;
    const rows = await queryAll(call, other, `DisplayName = ${quoted(name)} and ${withInactive}`);
    if (rows.ok && rows.value.length > 0) return what;
  }
  return 'a customer, vendor or employee';
}

function there<T>(entry: T, how: Created<T>['how']): { readonly end: 'there'; readonly created: Created<T> } {
  return { end: 'there', created: { entry, how } };
}

function unreadable(entity: string): { readonly end: 'failed'; readonly problem: Problem } {
  return { end: 'failed', problem: problem('quickbooks_answer_unreadable', { where: entity }) };
}
