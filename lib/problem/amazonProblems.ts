import type { ProblemRow } from './row';

const never = { kind: 'never' } as const;
const sellerActs = { kind: 'whenSellerActs' } as const;

/** What can go wrong on Amazon's side of a connection. */
export const amazonProblems = {
  amazon_not_connected: {
    party: 'amazon',
    sentence: 'Amazon is not connected yet.',
    remedy: 'Open Connections and add your Amazon keys.',
    retry: sellerActs,
  },
  amazon_secret_wrong: {
    party: 'amazon',
    sentence: 'Amazon does not accept the client id or client secret. A secret expires after 180 days.',
    remedy:
      'Copy both again from your app in Seller Central, or rotate the secret there, then save them under Connections.',
    retry: sellerActs,
  },
  amazon_grant_revoked: {
    party: 'amazon',
    sentence: 'Amazon no longer accepts the refresh token: the authorisation was withdrawn or replaced.',
    remedy: 'Authorise your app again in Seller Central and paste the new refresh token under Connections.',
    retry: sellerActs,
  },
  amazon_role_missing: {
    party: 'amazon',
    sentence: 'Your Amazon app may not read {what}.',
    remedy: 'Give the app the role “{role}” in Seller Central, then authorise it again.',
    retry: sellerActs,
  },
  amazon_wrong_region: {
    party: 'amazon',
    sentence: 'These Amazon keys do not belong to the region {region}.',
    remedy: 'Choose the region in which you sell, under Connections.',
    retry: sellerActs,
  },
  amazon_order_unknown: {
    party: 'amazon',
    sentence: 'Amazon knows no order {orderId} in the connected seller account.',
    remedy: 'Check that Seller Central shows the account that is connected here.',
    retry: never,
  },
  amazon_busy: {
    party: 'amazon',
    sentence: 'Amazon asks us to slow down.',
    remedy: 'Nothing to do: it goes on by itself.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
  amazon_unavailable: {
    party: 'amazon',
    sentence: 'Amazon does not answer at the moment.',
    remedy: 'Nothing to do: it is tried again in a minute.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
  amazon_answer_unreadable: {
    party: 'amazon',
    sentence: 'Amazon answered in a form that we do not understand ({where}), so nothing was taken from it.',
    remedy: 'Try again later; if it stays, report it with the details below.',
    retry: sellerActs,
  },
  amazon_refused: {
    party: 'amazon',
    sentence: 'Amazon refused the request.',
    remedy: 'Read what Amazon said below, then try again.',
    retry: sellerActs,
  },
  amazon_grant_not_for_app: {
    party: 'amazon',
    sentence:
      'Amazon does not accept this refresh token together with this client id: it belongs to another app, or the authorisation was withdrawn.',
    remedy:
      'Copy client id, client secret and refresh token from one and the same app in Seller Central, then save them under Connections.',
    retry: sellerActs,
  },
  amazon_consent_refused: {
    party: 'amazon',
    sentence: 'The authorisation at Amazon was not given.',
    remedy:
      'Start again under Connections and confirm at Amazon, signed in as the primary user of the account.',
    retry: sellerActs,
  },
  amazon_consent_expired: {
    party: 'amazon',
    sentence: 'Amazon’s confirmation was used already or came too late; it is good for five minutes.',
    remedy: 'Start the authorisation again under Connections.',
    retry: sellerActs,
  },
  amazon_return_address_wrong: {
    party: 'amazon',
    sentence: 'This address does not belong to the authorisation that was started here ({why}).',
    remedy: 'Start again, and paste the whole address that Amazon led to, from https to the end.',
    retry: sellerActs,
  },
  amazon_redirect_refused: {
    party: 'amazon',
    sentence: 'Amazon refused the address to return to.',
    remedy:
      'Add {address} to the redirect URIs of your app in Seller Central, or paste the final address here.',
    retry: sellerActs,
  },
  amazon_consent_closed: {
    party: 'amazon',
    sentence: 'The window was closed before Amazon had confirmed the authorisation.',
    remedy:
      'Try again. If the window showed an error, add {address} to the redirect URIs of your app in Seller Central, or paste the final address here.',
    retry: sellerActs,
  },
  amazon_region_is: {
    party: 'amazon',
    sentence: 'These Amazon keys belong to the region {right}, and {chosen} was chosen.',
    remedy: 'Choose the region {right} and connect again.',
    retry: sellerActs,
  },
  amazon_keys_first: {
    party: 'amazon',
    sentence: 'The keys of your Amazon app are not known here yet, or no longer.',
    remedy: 'Enter them, try to authorise in the window, and come back to this within a quarter of an hour.',
    retry: sellerActs,
  },
  amazon_address_unsuitable: {
    party: 'amazon',
    sentence: 'Amazon returns only to an address that begins with https:// and holds no #.',
    remedy: 'Enter the address exactly as it stands among the redirect URIs of your app.',
    retry: sellerActs,
  },
  amazon_other_account: {
    party: 'amazon',
    sentence: 'These keys open the seller account {chosen}, not {kept}. Nothing was changed.',
    remedy:
      'Use the keys of {kept}. To connect {chosen} beside it, choose “Add a seller account”; so too where a store was renamed, after disconnecting it.',
    retry: sellerActs,
  },
  amazon_not_revoked: {
    party: 'amazon',
    sentence: 'The Amazon keys are forgotten here, but the authorisation could not be withdrawn at Amazon.',
    remedy: 'Withdraw it in Seller Central under Manage Your Apps.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
