/** What happens to one call of a port. */
export interface Fault {
  readonly name: string;
  readonly weight: number;
  /** Whether, when and how often the request comes to the other side; a call to the store always does. */
  readonly arrives: 'not' | 'now' | 'late' | 'twice' | 'in part';
  readonly answer: 'asItIs' | 'none' | 'unreadable' | 'busy' | 'notLetIn';
  /** What becomes of the worker: a death cuts every port; a sleeper has lost its locks when it goes on. */
  readonly worker: 'goesOn' | 'dies' | 'sleepsBefore' | 'sleepsAfter';
  /** The calls that it can befall. */
  readonly befalls: 'anything' | 'quickbooks' | 'writes';
}

function fault(name: string, weight: number, befalls: Fault['befalls'], change: Partial<Fault>): Fault {
  return { name, weight, befalls, arrives: 'now', answer: 'asItIs', worker: 'goesOn', ...change };
}

/** Nothing happens. */
export const noFault: Fault = fault('', 0, 'anything', {});

/** Everything that can go wrong with a call; what is new is a row. */
export const faults: readonly Fault[] = [
  fault('time-out before commit', 3, 'quickbooks', { arrives: 'not', answer: 'none' }),
  fault('time-out after commit', 3, 'quickbooks', { answer: 'none' }),
  fault('time-out, commits late', 2, 'writes', { arrives: 'late', answer: 'none' }),
  fault('delivered twice', 2, 'writes', { arrives: 'twice' }),
  fault('delivered twice, reply lost', 1, 'writes', { arrives: 'twice', answer: 'none' }),
  fault('cut short in the middle', 1, 'writes', { arrives: 'in part', answer: 'none' }),
  fault('reply truncated', 2, 'quickbooks', { answer: 'unreadable' }),
  fault('429', 2, 'quickbooks', { arrives: 'not', answer: 'busy' }),
  fault('token expired', 1, 'quickbooks', { arrives: 'not', answer: 'notLetIn' }),
  fault('death before', 2, 'anything', { arrives: 'not', worker: 'dies' }),
  fault('death after', 3, 'anything', { worker: 'dies' }),
  fault('death, commits late', 1, 'writes', { arrives: 'late', worker: 'dies' }),
  fault('asleep before', 1, 'anything', { worker: 'sleepsBefore' }),
  fault('asleep, reply late', 2, 'anything', { worker: 'sleepsAfter' }),
];

/** A fault by its name, for worlds that need just this one. */
export function faultNamed(name: string): Fault {
  const found = faults.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`no fault is named ${name}`);
  return found;
}
