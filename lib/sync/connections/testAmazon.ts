import type { AmazonRegion } from '../../amazon/shapes/marketplaces';
import type { MarketplaceParticipation } from '../../amazon/shapes/participation';
import { failed, problem, type Result } from '../../problem/problem';
import type { AccessTokenPort } from '../ports';
import type { AmazonAccount } from './accounts';
import type { AmazonProvider } from './ports';

/** The seller's marketplaces, or what is wrong; of the wrong region also which one is right. */
export async function testAmazon(
  provider: AmazonProvider,
  account: AmazonAccount,
  tokens: AccessTokenPort,
): Promise<Result<readonly MarketplaceParticipation[]>> {
  const ask = (region: AmazonRegion) =>
    provider.client({ ...account, region }, tokens).getMarketplaceParticipations();
  const here = await ask(account.region);
  if (here.ok || here.problem.code !== 'amazon_wrong_region') return here;
  const names = provider.regionNames;
  for (const region of Object.keys(names) as AmazonRegion[]) {
    if (region === account.region || !(await ask(region)).ok) continue;
    const { said } = here.problem;
    return failed(
      problem(
        'amazon_region_is',
        { right: names[region], chosen: names[account.region] },
        said === undefined ? {} : { said },
      ),
    );
  }
  return here;
}
