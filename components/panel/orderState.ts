import type { Standing } from '../engine/standings';
import type { OrderView } from '../source';
import { documentState } from './documentState';
import { postingOf } from './postingOf';

const cannotTell: Standing = { words: 'Cannot tell', tone: 'plain' };

/** What stands on the order's chip: the state that needs the seller most, or how many are sent. */
export function orderState(view: OrderView): Standing {
  const { plan } = view;
  if (plan === undefined || view.stored === undefined) return cannotTell;
  const documents = plan.documents.filter((document) => document.state !== 'leftOut');
  if (documents.length === 0) return { words: 'No document yet', tone: 'plain' };
  const states = documents.map((document) => documentState(document, postingOf(document, view.postings)));
  const worst =
    states.find((state) => state.tone === 'bad') ?? states.find((state) => state.tone === 'accent');
  if (worst !== undefined) return worst;
  const sent = states.filter((state) => state.words.startsWith('Sent')).length;
  if (sent > 0 && sent < states.length) return { words: `${sent} of ${states.length} sent`, tone: 'warn' };
  return states.find((state) => state.tone === 'warn') ?? states[0] ?? cannotTell;
}
