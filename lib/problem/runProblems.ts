import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What can be said of an update that the seller began. */
export const runProblems = {
  run_unknown: {
    party: 'counterfoil',
    sentence: 'There is no record of this update in this browser.',
    remedy: 'Look at the list of updates, or begin a new one.',
    retry: sellerActs,
  },
  run_over: {
    party: 'counterfoil',
    sentence: 'This update is over already.',
    remedy: 'Nothing to do. Begin a new one if something is missing.',
    retry: sellerActs,
  },
  shown_changed: {
    party: 'counterfoil',
    sentence: 'What could be sent has changed since it was shown, so nothing was sent.',
    remedy: 'Look at it again and send it if it is right.',
    retry: sellerActs,
  },
  job_goes_on: {
    party: 'counterfoil',
    sentence: 'This part of the update is not stopped: it goes on by itself.',
    remedy: 'Nothing to do.',
    retry: sellerActs,
  },
  file_left_behind: {
    party: 'counterfoil',
    sentence: 'The file is no longer here to be read.',
    remedy: 'Choose the file once more.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
