import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What keeps seller accounts and companies from being connected to each other as asked. */
export const connectionProblems = {
  connection_joins_nothing: {
    party: 'counterfoil',
    sentence:
      'A connection needs a seller account, or settlement files, and a company that the books are in.',
    remedy: 'Choose a company. Without a seller account you drop the settlement files yourself.',
    retry: sellerActs,
  },
  connection_side_unknown: {
    party: 'counterfoil',
    sentence: 'The seller account or the company that was chosen is not connected here.',
    remedy: 'Connect it under Connections first.',
    retry: sellerActs,
  },
  connection_overlaps: {
    party: 'counterfoil',
    sentence: '{what} goes into {company} already, through the connection “{other}”.',
    remedy: 'Choose marketplaces that no other connection has, or let “{other}” rest first.',
    retry: sellerActs,
  },
  connection_marketplaces_none: {
    party: 'counterfoil',
    sentence: 'No marketplace is chosen, so that nothing would go through this connection.',
    remedy: 'Choose at least one marketplace, or all of them.',
    retry: sellerActs,
  },
  connection_code_missing: {
    party: 'counterfoil',
    sentence:
      'Another connection goes into {company} already. Days of both would have the same document numbers.',
    remedy: 'Give this connection a code of two or three capital letters, which its numbers then bear.',
    retry: sellerActs,
  },
  connection_code_unsuitable: {
    party: 'counterfoil',
    sentence:
      '“{code}” cannot be a code: in a document number it would not be told from a country or a date.',
    remedy: 'Choose two or three capital letters that are no country in which Amazon sells.',
    retry: sellerActs,
  },
  connection_code_taken: {
    party: 'counterfoil',
    sentence: 'The code “{code}” belongs to the connection “{other}”, whose documents are in {company} too.',
    remedy: 'Choose other letters.',
    retry: sellerActs,
  },
  connection_gone: {
    party: 'counterfoil',
    sentence: 'This connection is not there any more.',
    remedy: 'Open Connections and choose another one.',
    retry: sellerActs,
  },
  connection_changed: {
    party: 'counterfoil',
    sentence: 'This connection was changed elsewhere while you looked at it.',
    remedy: 'Look at it as it is now, and change it again.',
    retry: sellerActs,
  },
  start_within_settlement: {
    party: 'counterfoil',
    sentence:
      'The start lies within settlement {settlement}, which runs from {first} to {last}: half of it would be booked.',
    remedy: 'Start where a settlement ends: at {first} or at {last}.',
    retry: sellerActs,
  },
  start_differs: {
    party: 'counterfoil',
    sentence:
      'At the start Amazon held {amazon} as {what}, by its own settlement files, and {stated} was entered: {apart} apart.',
    remedy: 'Enter {amazon}, or choose the end of another settlement.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
