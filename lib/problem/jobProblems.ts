import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** Why a part of an update was put aside. */
export const jobProblems = {
  job_broke: {
    party: 'counterfoil',
    sentence: 'A fault in this extension stopped {what} several times, so it was put aside.',
    remedy:
      'Try again; if it happens again, export the log and report it. What is in QuickBooks stays right.',
    retry: sellerActs,
  },
  job_stands_still: {
    party: 'counterfoil',
    sentence: 'Nothing came of {what} several times in a row, so it was put aside.',
    remedy:
      'Try again; if it happens again, export the log and report it. What is in QuickBooks stays right.',
    retry: sellerActs,
  },
  job_interrupted: {
    party: 'counterfoil',
    sentence: 'The browser stopped in the middle of {what} many times, so it was put aside.',
    remedy: 'Leave the browser open for a few minutes and try again.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
