import { ok, type Result } from '../../problem/problem';
import type { ConsentForm } from './accounts';
import type { ConnectionParts } from './ports';

/** Starts a consent: a fresh state, and the address of the page that asks the seller. */
export async function consentAddress(
  parts: ConnectionParts,
  form: ConsentForm,
  redirectAddress: string,
): Promise<Result<string>> {
  const state = await parts.consent.begin(form, redirectAddress);
  if (!state.ok) return state;
  if (form.side === 'quickbooks') {
    const { clientId } = form;
    return ok(parts.quickbooks.consentAddress({ clientId, redirectAddress, state: state.value }));
  }
  const { sellerCentralHost, applicationId, draftApp } = form;
  return ok(
    parts.amazon.consentAddress({
      sellerCentralHost,
      applicationId,
      draftApp,
      redirectAddress,
      state: state.value,
    }),
  );
}
