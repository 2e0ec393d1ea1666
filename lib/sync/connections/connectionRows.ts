import { canonicalJson } from '../../books/canonicalJson';
import type { ConnectionStart } from '../../books/settings/bookSettings';
import { epochMs, instantText } from '../../calendar/calendar';
import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import type { Connection, ConnectionId, ConnectionSettings } from '../connection';
import type { Change, ClockPort } from '../ports';
import { connectionProblem } from './connectionCheck';
import { firstSettings } from './firstSettings';
import type { CompanyStorePort, ConnectionParts, ConnectionStorePort } from './ports';
import { deferredForMs, startProblem } from './startProof';
import type { AccountId, AccountStatus, AccountStorePort } from './status';

/** What making and changing connections needs. */
export interface ConnectionRowParts {
  readonly accounts: AccountStorePort;
  readonly connections: ConnectionStorePort;
  readonly companies: Pick<CompanyStorePort, 'readBooksOf'>;
  /** What is known of Amazon's side of a connection. */
  readonly facts: ConnectionParts['facts'];
  readonly clock: ClockPort;
  readonly announce: (change: Change) => void;
}

/** A connection as a seller asks for it. */
export interface ConnectionAsked {
  readonly amazonAccountId?: AccountId;
  readonly realmId?: string;
  readonly name?: string;
  /** Two or three capitals that stand in document numbers in place of the country. */
  readonly code?: string;
  readonly marketplaceIds?: readonly string[];
}

/** What may be changed of a connection; what is absent goes. Its two sides stay. */
export type ConnectionChange = Pick<ConnectionAsked, 'name' | 'code' | 'marketplaceIds'> & {
  readonly connectionId: ConnectionId;
  /** The version that the seller looked at. */
  readonly updatedAtMs: number;
};

/** Joins a seller account and a company, with the settings that the company is proposed to have. */
export async function addConnection(
  parts: ConnectionRowParts,
  asked: ConnectionAsked,
): Promise<Result<Connection>> {
  const { amazonAccountId, realmId } = asked;
  const books = realmId === undefined ? undefined : await parts.companies.readBooksOf(realmId);
  const accounts = await parts.accounts.readAccounts();
  const made = (connectionId: ConnectionId): Connection =>
    withAsked(
      {
        connectionId,
        ...(amazonAccountId === undefined ? {} : { amazonAccountId }),
        ...(realmId === undefined ? {} : { realmId }),
        settings: firstSettings(books),
        updatedAtMs: parts.clock.nowMs(),
      },
      asked,
    );
  return write(parts, (all) => {
    const connection = made(newId(all));
    const wrong = connectionProblem(connection, all, accounts);
    return wrong === undefined ? ok(connection) : failed(wrong);
  });
}

/** Connections rest and are never taken away, so that their count names the next. */
function newId(all: readonly Connection[]): ConnectionId {
  return all.length === 0 ? 'first' : `next-${all.length + 1}`;
}

/** Changes what a connection is called, its code and its marketplaces. */
export function changeConnection(
  parts: ConnectionRowParts,
  { connectionId, updatedAtMs, ...asked }: ConnectionChange,
): Promise<Result<Connection>> {
  return change(parts, connectionId, (before) => withAsked(before, asked), updatedAtMs);
}

/** Lets a connection rest, or takes it up again. What is in the books through it stays there. */
export function restConnection(
  parts: ConnectionRowParts,
  { connectionId, rests }: { readonly connectionId: ConnectionId; readonly rests: boolean },
): Promise<Result<Connection>> {
  return change(parts, connectionId, ({ restsSinceMs, ...before }) =>
    rests ? { ...before, restsSinceMs: restsSinceMs ?? parts.clock.nowMs() } : before,
  );
}

/** Keeps what was chosen for a connection; its code is held to what is asked of codes, a new start to Amazon. */
export async function saveConnectionSettings(
  parts: ConnectionRowParts,
  { connectionId, settings }: { readonly connectionId: ConnectionId; readonly settings: ConnectionSettings },
): Promise<Result<Connection>> {
  const contradicted = await contradiction(parts, connectionId, settings.books.start);
  if (contradicted !== undefined) return failed(contradicted);
  return change(parts, connectionId, (before) => ({ ...before, settings }));
}

/** What speaks against a start that is new; one that was kept before is not asked for again. */
async function contradiction(
  parts: ConnectionRowParts,
  connectionId: ConnectionId,
  start: ConnectionStart | undefined,
): Promise<Problem | undefined> {
  const all = await parts.connections.readConnections();
  const connection = all.find((each) => each.connectionId === connectionId);
  if (connection?.realmId === undefined || start === undefined) return undefined;
  if (canonicalJson(connection.settings.books.start) === canonicalJson(start)) return undefined;
  const books = await parts.companies.readBooksOf(connection.realmId);
  if (books === undefined) return undefined;
  const facts = parts.facts(connection);
  const earliest = instantText(epochMs(start.from) - deferredForMs);
  const fetched = await facts.readFetched();
  return startProblem(start, {
    currency: books.company.homeCurrency,
    readings: await facts.readSettlementFiles(),
    events: await facts.readEventsPosted(earliest, start.from),
    ...(fetched === undefined ? {} : { fetched }),
  });
}

async function change(
  parts: ConnectionRowParts,
  connectionId: ConnectionId,
  changed: (before: Connection) => Connection,
  expectedMs?: number,
): Promise<Result<Connection>> {
  const accounts = await parts.accounts.readAccounts();
  return write(parts, (all) => {
    const before = all.find((each) => each.connectionId === connectionId);
    if (before === undefined) return failed(problem('connection_gone'));
    if (expectedMs !== undefined && expectedMs !== before.updatedAtMs)
      return failed(problem('connection_changed'));
    // Two changes of one millisecond are two versions.
    const updatedAtMs = Math.max(parts.clock.nowMs(), before.updatedAtMs + 1);
    const after = { ...changed(before), updatedAtMs };
    const wrong = changeProblem(before, after, all, accounts);
    return wrong === undefined ? ok(after) : failed(wrong);
  });
}

/** What was wrong before, and is not touched, keeps nobody from changing the rest. */
function changeProblem(
  before: Connection,
  after: Connection,
  all: readonly Connection[],
  accounts: readonly AccountStatus[],
) {
  const wrong = connectionProblem(after, all, accounts);
  return wrong?.sentence === connectionProblem(before, all, accounts)?.sentence ? undefined : wrong;
}

async function write(
  parts: ConnectionRowParts,
  decide: (all: readonly Connection[]) => Result<Connection>,
): Promise<Result<Connection>> {
  const decided = await parts.connections.changeConnections((all) => {
    const answer = decide(all);
    return { put: answer.ok ? [answer.value] : [], answer };
  });
  if (decided.ok) parts.announce({ what: 'connections' });
  return decided;
}

function withAsked(
  { name: _name, marketplaceIds: _marketplaceIds, settings, ...connection }: Connection,
  { name, code, marketplaceIds }: Pick<ConnectionAsked, 'name' | 'code' | 'marketplaceIds'>,
): Connection {
  const { connectionCode: _code, ...books } = settings.books;
  const called = name?.trim() ?? '';
  const letters = code?.trim() ?? '';
  return {
    ...connection,
    ...(called === '' ? {} : { name: called }),
    ...(marketplaceIds === undefined ? {} : { marketplaceIds: [...new Set(marketplaceIds)] }),
    settings: { ...settings, books: letters === '' ? books : { ...books, connectionCode: letters } },
  };
}
