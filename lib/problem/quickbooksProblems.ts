import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What can go wrong on QuickBooks' side of a connection. */
export const quickbooksProblems = {
  quickbooks_not_connected: {
    party: 'quickbooks',
    sentence: 'QuickBooks is not connected yet.',
    remedy: 'Open Connections and connect your company.',
    retry: sellerActs,
  },
  quickbooks_secret_wrong: {
    party: 'quickbooks',
    sentence: 'Intuit does not accept the client id or client secret.',
    remedy: 'Copy both again from your app at developer.intuit.com, then save them under Connections.',
    retry: sellerActs,
  },
  quickbooks_grant_revoked: {
    party: 'quickbooks',
    sentence: 'Intuit no longer accepts our authorisation for this company: it was withdrawn or has expired.',
    remedy: 'Connect QuickBooks again under Connections. Nothing that was sent is lost.',
    retry: sellerActs,
  },
  quickbooks_keys_for_other_kind: {
    party: 'quickbooks',
    sentence:
      'Development keys work with sandbox companies only, and production keys with real companies only.',
    remedy: 'Use the keys that fit the company, or choose the other kind of company, under Connections.',
    retry: sellerActs,
  },
  quickbooks_redirect_refused: {
    party: 'quickbooks',
    sentence: 'Intuit refused the address to return to.',
    remedy: 'Add {address} to the redirect URIs of your Intuit app, or paste the final address here.',
    retry: sellerActs,
  },
  quickbooks_busy: {
    party: 'quickbooks',
    sentence: 'QuickBooks asks us to slow down.',
    remedy: 'Nothing to do: it goes on by itself in a minute.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
  quickbooks_unavailable: {
    party: 'quickbooks',
    sentence: 'QuickBooks does not answer at the moment.',
    remedy: 'Nothing to do: it is tried again in a minute.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
  quickbooks_answer_unreadable: {
    party: 'quickbooks',
    sentence: 'QuickBooks answered in a form that we do not understand ({where}).',
    remedy: 'Nothing to do: we look in QuickBooks before anything is sent again.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
  quickbooks_refused: {
    party: 'quickbooks',
    sentence: 'QuickBooks did not take the document.',
    remedy: 'Read what QuickBooks said below and mend it there or in the setup, then send it again.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
