import type { BookContext } from '../bookContext';
import type { BookedEvent } from '../bookedEvent';
import type { Verdict } from '../verdict';
import { asItStands, openPortion, ownedPortions, type Portion } from './portion';

/** What becomes of an event in a summary of its day or month. */
export type Standing =
  | 'open'
  | 'blocked'
  /** Its money is held back, and it is booked when that is released. */
  | 'waiting'
  | 'leftOut'
  /** It has an invoice of its own. */
  | 'invoiced'
  /** The summary's own documents have it. */
  | 'own'
  /** Documents of others have it. */
  | 'elsewhere'
  /** Its amounts add up to nothing. */
  | 'empty';

/** An event and what of it is still to be booked. */
export interface Stood {
  readonly booked: BookedEvent;
  readonly standing: Standing;
  /** Of open and blocked ones only, as far as they have lines. */
  readonly portion?: Portion;
  /** Numbers of documents of others that have a part of it. */
  readonly others: readonly string[];
}

/** How an event stands; `isOwn` knows the numbers of the summary's own documents. */
export function standingOf(
  event: BookedEvent,
  { owners }: BookContext,
  isOwn: (number: string) => boolean,
): Stood {
  const booked = asItStands(event, owners);
  const numbers = owners.has(booked.event.key)
    ? ownedPortions(booked, owners).map(({ number }) => number)
    : [];
  const others = numbers.filter((number) => !isOwn(number));
  const portion = openPortion(booked, owners);
  if (portion === undefined && booked.lines.length > 0) {
    const standing = others.length === 0 && numbers.length > 0 ? 'own' : 'elsewhere';
    return { booked, standing, others };
  }
  const standing = stateOf(booked);
  const isDrawn = portion !== undefined && (standing === 'open' || standing === 'blocked');
  return isDrawn ? { booked, standing, portion, others } : { booked, standing, others };
}

function stateOf({ verdicts, holding, lines }: BookedEvent): Standing {
  const has = (state: Verdict['state']): boolean => verdicts.some((verdict) => verdict.state === state);
  if (has('leftOut')) return 'leftOut';
  if (holding === 'receivable') return 'invoiced';
  if (has('blocked')) return 'blocked';
  if (has('waiting')) return 'waiting';
  return lines.length === 0 ? 'empty' : 'open';
}
