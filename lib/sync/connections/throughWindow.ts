import { failed, type Problem, problem, type Result } from '../../problem/problem';
import type { ConsentForm } from './accounts';
import { consentAddress } from './consentAddress';
import { finishConsent } from './finishConsent';
import type { ConnectionParts, Side } from './ports';
import type { AccountStatus } from './status';

/** Asks for consent in a window and connects with what it brings. */
export async function throughWindow(
  parts: ConnectionParts,
  form: ConsentForm,
): Promise<Result<AccountStatus>> {
  const redirectAddress = parts.redirectAddress(form.side);
  const address = await consentAddress(parts, form, redirectAddress);
  if (!address.ok) return address;
  let finalAddress: string;
  try {
    finalAddress = await parts.launchConsent(address.value);
  } catch (error) {
    return failed(windowProblem(form.side, redirectAddress, error));
  }
  return finishConsent(parts, form.side, finalAddress);
}

/**
 * A window ends without an address in two ways. Chromium closes it where the page was an error (`WebAuthFlow`:
 * "Authorization page could not be loaded."), which is how a refused address looks; or the seller closes it,
 * often because it showed an error and nothing else.
 */
function windowProblem(side: Side, address: string, error: unknown): Problem {
  const said = error instanceof Error ? error.message : '';
  const notLoaded = /could not be loaded/i.test(said);
  return problem(notLoaded ? `${side}_redirect_refused` : `${side}_consent_closed`, { address }, { said });
}
