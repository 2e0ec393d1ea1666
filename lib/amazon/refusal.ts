import { type Problem, problem } from '../problem/problem';
import { type AmazonOperation, amazonOperation } from './quotas';
import { amazonRegions } from './regions';
import type { AmazonRegion } from './shapes/marketplaces';

/** A refusal as it came. */
export interface Refusal {
  readonly operation: AmazonOperation;
  readonly region: AmazonRegion;
  readonly status: number;
  readonly said: string;
}

/**
 * What a refusal means for the seller. Amazon says the same of a missing role and of keys of another
 * region ("Access to requested resource is denied.", details empty; selling-partner-api-models, issue 826),
 * so `belongsElsewhere` is asked to tell them apart.
 */
export async function amazonRefusal(
  { operation, region, status, said }: Refusal,
  belongsElsewhere: () => Promise<boolean>,
): Promise<Problem> {
  if (status !== 401 && status !== 403)
    return problem('amazon_refused', {}, { said: `${status} ${said}`.trim() });
  // Of a token that was renewed just now: the grant behind it is gone.
  if (/revoked, malformed or invalid|token .*expired/i.test(said)) {
    return problem('amazon_grant_revoked', {}, { said });
  }
  if (await belongsElsewhere()) {
    return problem('amazon_wrong_region', { region: amazonRegions[region].name }, { said });
  }
  const { reads, role } = amazonOperation(operation);
  return problem('amazon_role_missing', { what: reads, role }, { said });
}
