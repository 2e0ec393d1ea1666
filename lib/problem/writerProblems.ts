import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** Which browser sends by itself, and what it attaches to its documents. */
export const writerProblems = {
  writer_elsewhere: {
    party: 'counterfoil',
    sentence: 'Another browser sends to this company by itself since {since}: {browser}. This one does not.',
    remedy: 'Let this browser take over if the other is no longer used. You can look at everything here.',
    retry: sellerActs,
  },
  writer_taken_over: {
    party: 'counterfoil',
    sentence: 'Another browser has taken over sending by itself on {since}: {browser}. This one has stopped.',
    remedy: 'Take over again if sending should go on from here.',
    retry: sellerActs,
  },
  writer_taken_meanwhile: {
    party: 'counterfoil',
    sentence: 'Another browser was quicker in taking over sending by itself: {browser}, on {since}.',
    remedy: 'Nothing to do if that is right. Otherwise take over once more.',
    retry: sellerActs,
  },
  writer_note_changed: {
    party: 'quickbooks',
    sentence:
      'The note in QuickBooks that says which browser sends by itself was changed by somebody else, so sending waits.',
    remedy:
      'Nothing to do: it goes on in a quarter of an hour. If it comes back, this browser profile is in use on two computers.',
    retry: { kind: 'after', waitMs: 900_000 },
  },
  writer_starts_soon: {
    party: 'counterfoil',
    sentence:
      'This browser takes over sending by itself, and begins when the one before it has stopped for certain.',
    remedy: 'Nothing to do: it begins in a quarter of an hour.',
    retry: { kind: 'after', waitMs: 900_000 },
  },
  evidence_refused: {
    party: 'quickbooks',
    sentence:
      'The file {file} could not be attached to {number} in QuickBooks. The document itself is in order.',
    remedy:
      'Read what QuickBooks said below. It is tried again by itself, and you can attach the file by hand.',
    retry: { kind: 'after', waitMs: 3_600_000 },
  },
  evidence_missing: {
    party: 'counterfoil',
    sentence: 'The file {file} is no longer in this browser, so it is not attached to {number}.',
    remedy: 'Drop the file here once more, or attach it in QuickBooks.',
    retry: sellerActs,
  },
  evidence_does_not_add_up: {
    party: 'counterfoil',
    sentence: 'The list of what made {number} adds up to {rows} on {account}, and the document says {sent}.',
    remedy: 'The list was not attached. Report it, with the settlement’s file.',
    retry: { kind: 'never' },
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
