import { failed, ok, problem, type Result } from '../../problem/problem';
import type { AmazonAccount, AmazonForm, QuickBooksForm } from './accounts';
import { consentAddress } from './consentAddress';
import { disconnect } from './disconnect';
import { finishConsent } from './finishConsent';
import { keepAmazon } from './keepAmazon';
import type { ConnectionParts, Side } from './ports';
import { retest } from './retest';
import type { ConnectionStatus } from './status';
import { throughWindow } from './throughWindow';

/** The commands of the connections page; each connection is tested at once. */
export interface Connections {
  connectQuickBooks(form: Omit<QuickBooksForm, 'side'>): Promise<Result<ConnectionStatus>>;
  connectAmazon(form: AmazonAccount & { readonly refreshToken: string }): Promise<Result<ConnectionStatus>>;
  authoriseAmazon(form: Omit<AmazonForm, 'side'>): Promise<Result<ConnectionStatus>>;
  beginByAddress(asked: {
    readonly side: Side;
    readonly redirectAddress: string;
  }): Promise<Result<{ readonly consentAddress: string }>>;
  finishByAddress(asked: {
    readonly side: Side;
    readonly finalAddress: string;
  }): Promise<Result<ConnectionStatus>>;
  testConnection(asked: { readonly side: Side }): Promise<Result<ConnectionStatus>>;
  disconnect(asked: { readonly side: Side }): Promise<Result<null>>;
}

/** Connecting, testing and ending connections, over ports. */
export function createConnections(parts: ConnectionParts): Connections {
  return {
    connectQuickBooks: ({ clientId, clientSecret, environment }) =>
      throughWindow(parts, { side: 'quickbooks', ...keysOf({ clientId, clientSecret }), environment }),

    connectAmazon: async ({ refreshToken, region, ...form }) => {
      const account = { ...keysOf(form), region };
      const tokens = await parts.amazon.login(account).refresh(refreshToken.trim());
      if (!tokens.ok) return tokens;
      return parts.lock.hold('connection/amazon', () => keepAmazon(parts, account, tokens.value));
    },

    authoriseAmazon: ({ applicationId, sellerCentralHost, region, draftApp, ...form }) =>
      throughWindow(parts, {
        side: 'amazon',
        ...keysOf(form),
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
    testConnection: ({ side }) => retest(parts, side),
    disconnect: ({ side }) => disconnect(parts, side),
  };
}

/** Pasted keys often bring a space along. */
function keysOf({ clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string }) {
  return { clientId: clientId.trim(), clientSecret: clientSecret.trim() };
}

/** RFC 6749, section 3.1.2: absolute, without a fragment; both parties want https. */
function isReturnAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:' && !address.includes('#');
}
