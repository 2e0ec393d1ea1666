import { type Problem, problem } from '../../problem/problem';

/** How many documents a change touches: makes, changes or takes out. */
export interface Change {
  readonly documents: number;
  /** Documents of ours in the books before it. */
  readonly inBooks: number;
}

const mostAtOnce = 1000;
/** So few are looked through in a minute, whatever share of young books they are. */
const neverMuch = 100;

/** Why a person has to agree to a change: more than a thousand documents at once, or a fifth of the books. */
export function largeChange({ documents, inBooks }: Change): Problem | undefined {
  const count = String(documents);
  if (documents > mostAtOnce) return problem('change_of_too_many', { count });
  return documents > neverMuch && documents * 5 > inBooks
    ? problem('change_of_too_much', { count, all: String(inBooks) })
    : undefined;
}
