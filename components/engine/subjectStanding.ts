import type { Prepared } from '../../lib/sync/prepared';
import type { SentDocument } from '../../lib/sync/views';
import { postingStandings, preparedStandings, type Standing } from './standings';

/** The state of a day or a settlement in a word: what needs the seller first, then what is left to be sent. */
export function subjectStanding(
  prepared: readonly Pick<Prepared, 'state'>[],
  sent: readonly Pick<SentDocument, 'state'>[],
): Standing {
  const standings = [
    ...sent.map(({ state }) => postingStandings[state]),
    ...prepared.map(({ state }) => preparedStandings[state]),
  ];
  for (const tone of ['bad', 'warn'] as const) {
    const found = standings.find((each) => each.tone === tone);
    if (found !== undefined) return found;
  }
  const there = sent.filter(({ state }) => postingStandings[state].tone === 'good').length;
  const open = prepared.some(({ state }) => state === 'ready');
  if (there > 0 && open) return { words: 'Partly sent', tone: 'warn' };
  if (open) return preparedStandings.ready;
  const [first] = standings;
  return first ?? { words: 'No document', tone: 'plain' };
}
