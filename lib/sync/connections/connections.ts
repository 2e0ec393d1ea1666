import { failed, ok, problem, type Result } from '../../problem/problem';
import type { Connection, ConnectionId, ConnectionSettings } from '../connection';
import type { AmazonAccount, AmazonForm, QuickBooksForm } from './accounts';
import {
  addConnection,
  type ConnectionAsked,
  type ConnectionChange,
  changeConnection,
  restConnection,
  saveConnectionSettings,
} from './connectionRows';
import { consentAddress } from './consentAddress';
import { disconnect } from './disconnect';
import { finishConsent } from './finishConsent';
import { keepAmazon } from './keepAmazon';
import { pairFirst } from './pairFirst';
import type { ConnectionParts, Side } from './ports';
import { retest } from './retest';
import type { AccountId, AccountStatus } from './status';
import { throughWindow } from './throughWindow';

/** The commands of the connections page; each connection is tested at once. */
export interface Connections {
  connectQuickBooks(form: Omit<QuickBooksForm, 'side'>): Promise<Result<AccountStatus>>;
  connectAmazon(form: PastedKeys): Promise<Result<AccountStatus>>;
  authoriseAmazon(form: Omit<AmazonForm, 'side'>): Promise<Result<AccountStatus>>;
  beginByAddress(asked: {
    readonly side: Side;
    readonly redirectAddress: string;
  }): Promise<Result<{ readonly consentAddress: string }>>;
  finishByAddress(asked: {
    readonly side: Side;
    readonly finalAddress: string;
  }): Promise<Result<AccountStatus>>;
  testConnection(asked: { readonly accountId: AccountId }): Promise<Result<AccountStatus>>;
  disconnect(asked: { readonly accountId: AccountId }): Promise<Result<null>>;
  addConnection(asked: ConnectionAsked): Promise<Result<Connection>>;
  changeConnection(asked: ConnectionChange): Promise<Result<Connection>>;
  restConnection(asked: {
    readonly connectionId: ConnectionId;
    readonly rests: boolean;
  }): Promise<Result<Connection>>;
  saveConnectionSettings(asked: {
    readonly connectionId: ConnectionId;
    readonly settings: ConnectionSettings;
  }): Promise<Result<null>>;
  /** Joins what was connected before there were connections. */
  pairFirst(): Promise<void>;
}

/** Keys of a private app; with the account that they are to open again, if not a new one. */
type PastedKeys = AmazonAccount & { readonly refreshToken: string; readonly accountId?: AccountId };

/** Connecting, testing and ending connections, over ports. */
export function createConnections(parts: ConnectionParts): Connections {
  return {
    connectQuickBooks: ({ environment, ...form }) =>
      throughWindow(parts, { side: 'quickbooks', ...keysOf(form), ...againOf(form), environment }),

    connectAmazon: async ({ refreshToken, region, ...form }) => {
      const account = { ...keysOf(form), region };
      const tokens = await parts.amazon.login(account).refresh(refreshToken.trim());
      if (!tokens.ok) return tokens;
      const grant = { account, tokens: tokens.value, ...againOf(form) };
      return parts.lock.hold('connection/amazon', () => keepAmazon(parts, grant));
    },

    authoriseAmazon: ({ applicationId, sellerCentralHost, region, draftApp, ...form }) =>
      throughWindow(parts, {
        side: 'amazon',
        ...keysOf(form),
        ...againOf(form),
        applicationId: applicationId.trim(),
        sellerCentralHost,
        region,
        draftApp,
      }),

    async beginByAddress({ side, redirectAddress }) {
      const address = redirectAddress.trim();
      if (!isReturnAddress(address)) return failed(problem(`${side}_address_unsuitable`));
      const pending = await parts.consent.pending(side);
      if (!pending.ok) return pending;
      if (pending.value === undefined) return failed(problem(`${side}_keys_first`));
      const consent = await consentAddress(parts, pending.value.form, address);
      return consent.ok ? ok({ consentAddress: consent.value }) : consent;
    },

    finishByAddress: ({ side, finalAddress }) => finishConsent(parts, side, finalAddress),
    testConnection: ({ accountId }) => retest(parts, accountId),
    disconnect: ({ accountId }) => disconnect(parts, accountId),
    addConnection: (asked) => addConnection(parts, asked),
    changeConnection: (asked) => changeConnection(parts, asked),
    restConnection: (asked) => restConnection(parts, asked),
    saveConnectionSettings: async (asked) => {
      const saved = await saveConnectionSettings(parts, asked);
      return saved.ok ? ok(null) : saved;
    },
    pairFirst: () => pairFirst(parts),
  };
}

/** Pasted keys often bring a space along. */
function keysOf({ clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string }) {
  return { clientId: clientId.trim(), clientSecret: clientSecret.trim() };
}

function againOf({ accountId }: { readonly accountId?: AccountId }): { readonly accountId?: AccountId } {
  return accountId === undefined ? {} : { accountId };
}

/** RFC 6749, section 3.1.2: absolute, without a fragment; both parties want https. */
function isReturnAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:' && !address.includes('#');
}
