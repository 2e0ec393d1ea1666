import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What can go wrong with a report of Amazon. */
export const reportProblems = {
  amazon_report_elsewhere: {
    party: 'amazon',
    sentence:
      'Amazon keeps this report where the extension may not fetch it ({host}), so it was not fetched.',
    remedy:
      'Download the settlement file in Seller Central under Payments and drop it here; and report this, so that it is mended.',
    retry: sellerActs,
  },
  amazon_report_failed: {
    party: 'amazon',
    sentence: 'Amazon could not make the report of your orders from {from} to {until}.',
    remedy: 'Read what Amazon said below, then try again in an hour.',
    retry: sellerActs,
  },
  amazon_report_slow: {
    party: 'amazon',
    sentence: 'Amazon is still making the report of your orders from {from} to {until}.',
    remedy: 'Nothing to do: it is fetched when it is there, which can take hours.',
    retry: { kind: 'after', waitMs: 600_000 },
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
