import { createAmazonClient } from '../../lib/amazon/client';
import { amazonQuotas } from '../../lib/amazon/quotas';
import { createQuickBooksClient, type QuickBooksClient } from '../../lib/quickbooks/client';
import { quickbooksQuotas } from '../../lib/quickbooks/quotas';
import type { ReadCountPort } from '../../lib/sync/batch/reads';
import type { BucketStart, Quota } from '../../lib/sync/bucket';
import { throttleName } from '../../lib/sync/connections/accountNames';
import type { AmazonAccount, QuickBooksAccount } from '../../lib/sync/connections/accounts';
import type { AccountId } from '../../lib/sync/connections/status';
import type { AccessTokenPort, AmazonRoutesPort, BucketStorePort } from '../../lib/sync/ports';
import { createThrottle, type Throttle } from '../../lib/sync/throttle';
import { clock, livedMs, sleep } from './clock';

/** One client an account, for as long as the worker lives: a client remembers what the servers say the time is. */
export interface Clients {
  /** Amazon counts calls by app and seller: so each seller account has a throttle of its own. */
  amazon(account: AmazonAccount, tokens: AccessTokenPort, accountId?: AccountId): AmazonRoutesPort;
  quickbooks(account: QuickBooksAccount, tokens: AccessTokenPort): QuickBooksClient;
}

/** `reads` counts what Intuit meters; `start` is what a bucket begins with that is not in the store. */
export function createClients(buckets: BucketStorePort, reads: ReadCountPort, start: BucketStart): Clients {
  const throttles = new Map<string, Throttle>();
  const throttleOf = (account: string, quotas: readonly Quota[]): Throttle => {
    const known = throttles.get(account);
    if (known !== undefined) return known;
    const made = createThrottle({ account, quotas, store: buckets, clock, livedMs, sleep, start });
    throttles.set(account, made);
    return made;
  };
  const request: typeof fetch = (input, init) => fetch(input, init);
  return {
    amazon: ({ region, clientId }, tokens, accountId) =>
      createAmazonClient({
        fetch: request,
        tokens,
        throttle: throttleOf(throttleName({ region, clientId }, accountId), amazonQuotas),
        region,
      }),
    quickbooks: ({ environment, realmId }, tokens) =>
      createQuickBooksClient({
        fetch: request,
        tokens,
        throttle: throttleOf(`quickbooks/${realmId}`, quickbooksQuotas),
        clock,
        realmId,
        environment,
        reads,
      }),
  };
}
