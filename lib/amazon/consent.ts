import { failed, ok, problem, type Result } from '../problem/problem';
import { withoutSecrets } from '../sync/withoutSecrets';

/** What the consent page in Seller Central is opened with. */
export interface AmazonConsent {
  /** `sellercentral.amazon.com`, or the host of another marketplace. */
  readonly sellerCentralHost: string;
  /** `amzn1.sp.solution.…` */
  readonly applicationId: string;
  /** Random, used once, checked when the seller returns. */
  readonly state: string;
  /** One of the app's redirect URIs; without it Amazon takes the first. */
  readonly redirectAddress?: string;
  /** Draft apps are authorised with `version=beta` only (Amazon's page on the website workflow). */
  readonly draftApp: boolean;
}

/** What Amazon's return address holds. */
export interface AmazonReturn {
  readonly code: string;
  readonly sellingPartnerId: string;
}

/** The address of the consent page. */
export function amazonConsentAddress(consent: AmazonConsent): string {
  const { sellerCentralHost, applicationId, state, redirectAddress, draftApp } = consent;
  const address = new URL(`https://${sellerCentralHost}/apps/authorize/consent`);
  address.searchParams.set('application_id', applicationId);
  address.searchParams.set('state', state);
  if (redirectAddress !== undefined) address.searchParams.set('redirect_uri', redirectAddress);
  if (draftApp) address.searchParams.set('version', 'beta');
  return address.href;
}

/** Reads the address that Amazon led back to, also one that the seller pasted. */
export function readAmazonReturn(address: string, expectedState: string): Result<AmazonReturn> {
  const wrong = (why: string) => failed(problem('amazon_return_address_wrong', { why }));
  if (!URL.canParse(address.trim())) return wrong('it is not a whole address');
  const parameters = new URL(address.trim()).searchParams;
  const error = parameters.get('error');
  if (error !== null) {
    const said = withoutSecrets(`${error} ${parameters.get('error_description') ?? ''}`);
    return failed(
      error === 'access_denied'
        ? problem('amazon_consent_refused', {}, { said })
        : problem('amazon_refused', {}, { said }),
    );
  }
  if (parameters.get('state') !== expectedState) return wrong('it is from another attempt');
  const code = parameters.get('spapi_oauth_code');
  if (code === null || code === '') return wrong('it carries no code');
  return ok({ code, sellingPartnerId: parameters.get('selling_partner_id') ?? '' });
}
