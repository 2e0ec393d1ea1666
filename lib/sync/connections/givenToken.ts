import { failed, ok, problem } from '../../problem/problem';
import type { AccessTokenPort } from '../ports';
import type { Side } from './ports';

/** A token that was given just now and is kept only once the connection has been tested with it. */
export function givenToken(side: Side, accessToken: string): AccessTokenPort {
  return {
    current: async () => ok(accessToken),
    // Refused although it is new: whoever gave it does not stand by it.
    renewed: async () => failed(problem(`${side}_grant_revoked`)),
  };
}
