import { failed, ok, problem, type Result } from '../problem/problem';
import { withoutSecrets } from '../sync/withoutSecrets';

/** What Intuit's consent page is opened with. */
export interface QuickBooksConsent {
  readonly clientId: string;
  /** Random, used once, checked when the seller returns. */
  readonly state: string;
  /** One of the app's redirect URIs, to the letter. */
  readonly redirectAddress: string;
}

/** What Intuit's return address holds. */
export interface QuickBooksReturn {
  readonly code: string;
  /** The company that the seller chose. */
  readonly realmId: string;
}

/** The address of the consent page. */
export function quickbooksConsentAddress({ clientId, state, redirectAddress }: QuickBooksConsent): string {
  const address = new URL('https://appcenter.intuit.com/connect/oauth2');
  address.searchParams.set('client_id', clientId);
  address.searchParams.set('response_type', 'code');
  address.searchParams.set('scope', 'com.intuit.quickbooks.accounting');
  address.searchParams.set('redirect_uri', redirectAddress);
  address.searchParams.set('state', state);
  return address.href;
}

/** Reads the address that Intuit led back to, also one that the seller pasted. */
export function readQuickBooksReturn(address: string, expectedState: string): Result<QuickBooksReturn> {
  const wrong = (why: string) => failed(problem('quickbooks_return_address_wrong', { why }));
  if (!URL.canParse(address.trim())) return wrong('it is not a whole address');
  const parameters = new URL(address.trim()).searchParams;
  const error = parameters.get('error');
  if (error !== null) {
    const said = withoutSecrets(`${error} ${parameters.get('error_description') ?? ''}`);
    const code = error === 'access_denied' ? 'quickbooks_consent_refused' : 'quickbooks_sign_in_refused';
    return failed(problem(code, {}, { said }));
  }
  if (parameters.get('state') !== expectedState) return wrong('it is from another attempt');
  const code = parameters.get('code');
  if (code === null || code === '') return wrong('it carries no code');
  const realmId = parameters.get('realmId');
  if (realmId === null || !/^\d+$/.test(realmId)) return wrong('it names no company');
  return ok({ code, realmId });
}
