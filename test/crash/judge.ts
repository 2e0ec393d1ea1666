import { holdsOwnership } from '../../lib/posting/ownership';
import type { World } from './world';

/** How a world ended, where it ended well. */
export type Verdict = 'one document' | 'detected and repaired' | 'nothing there';

/**
 * What must hold whenever nothing is pending: at most one document is there, a second one ever made is
 * told in a history, and each browser that holds the sale names the document.
 */
export function judge(world: World, secondIsPreventable: boolean): Verdict {
  const live = world.company.live();
  const postings = world.shelves.map((shelf) => world.posting(shelf));
  const fail = (what: string): never => {
    const said = postings.map((each) => JSON.stringify(each, null, 1)).join('\n');
    throw new Error(`${what}\nlive: ${JSON.stringify(live)}\n${said}\n${world.trace.join('\n')}`);
  };
  if (live.length > 1) fail('more than one document');
  const [document] = live;
  const holders = postings.filter((posting) => posting !== undefined && holdsOwnership(posting.state));
  for (const posting of postings) {
    if (posting === undefined) continue;
    if (holdsOwnership(posting.state)) {
      if (posting.remote?.id !== document?.id) fail('a store names a document that is not there');
      if (posting.state !== 'posted') fail(`a store rests in ${posting.state}`);
    } else if (posting.problem === undefined) fail('a store does not say why nothing was sent');
  }
  if (document !== undefined && holders.length === 0) fail('a document that no store knows');
  const madeTwice = world.company.made.length > 1;
  if (madeTwice && secondIsPreventable) fail('a second document was made');
  if (
    madeTwice &&
    !postings.some((each) => each?.history.some(({ what }) => what.startsWith('Duplicate found')))
  )
    fail('a second document was made and no store says so');
  return document === undefined ? 'nothing there' : madeTwice ? 'detected and repaired' : 'one document';
}
