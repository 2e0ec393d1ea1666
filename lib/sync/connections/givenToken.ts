import { failed, ok, problem } from '../../problem/problem';
import type { AccessTokenPort } from '../ports';
import type { Side } from './ports';

/** A token that was given just now and is kept only once the connection has been tested with it. */
export function givenToken(side: Side, accessToken: string): AccessTokenPort {
  return {
    current: async () => ok(accessToken),
    // Refused although it is new: whoever gave it does not stand by it. Amazon answers the same where a role
    // is missing or the region is wrong, so there the client is left to tell them apart.
    renewed: async () => (side === 'amazon' ? ok(accessToken) : failed(problem('quickbooks_grant_revoked'))),
  };
}
