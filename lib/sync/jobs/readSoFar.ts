import { epochMs, type InstantText, instantText } from '../../calendar/calendar';
import type { FetchedSpan } from '../connection';

/** What the pages of a window have told of the order in which Amazon lists it, which is not documented. */
export interface ReadSoFar {
  readonly pages: number;
  readonly firstAt: InstantText;
  readonly lastAt: InstantText;
  readonly runs: 'oneMoment' | 'forwards' | 'backwards' | 'mixed';
}

/** Amazon's stamps have whole seconds; its bounds are read again with one to spare. */
const graceMs = 1_000;
/** A window of which nothing is known but that it did not come to its end is cut in two, down to an hour. */
const shortestCutMs = 3_600_000;

/** What is known after another page, whose rows were posted at `moments`, in Amazon's order. */
export function readAfter(
  before: ReadSoFar | undefined,
  moments: readonly InstantText[],
): ReadSoFar | undefined {
  let read = before === undefined ? undefined : { ...before, pages: before.pages + 1 };
  for (const at of moments) {
    if (read === undefined) {
      read = { pages: 1, firstAt: at, lastAt: at, runs: 'oneMoment' };
      continue;
    }
    const step = Math.sign(epochMs(at) - epochMs(read.lastAt));
    const runs = step === 0 ? read.runs : together(read.runs, step > 0 ? 'forwards' : 'backwards');
    read = { ...read, lastAt: at, runs };
  }
  return read;
}

/**
 * What is left of a window whose page token has died. Where its rows came in one direction, all before the last of
 * them are stored; else nobody knows what is missing, and halves of it need fewer pages.
 */
export function leftOf(window: FetchedSpan, read: ReadSoFar | undefined): readonly FetchedSpan[] {
  const beginMs = epochMs(window.from);
  const endMs = epochMs(window.until);
  if (read?.runs === 'forwards')
    return [{ ...window, from: instantText(Math.max(beginMs, epochMs(read.lastAt) - graceMs)) }];
  if (read?.runs === 'backwards')
    return [{ ...window, until: instantText(Math.min(endMs, epochMs(read.lastAt) + graceMs)) }];
  if (endMs - beginMs <= shortestCutMs) return [window];
  const middle = instantText(Math.floor((beginMs + endMs) / 2000) * 1000);
  return [
    { from: window.from, until: middle },
    { from: middle, until: window.until },
  ];
}

/** About how many pages a window still has, by how much of it was read; at least one. */
export function pagesLeft({ from, until }: FetchedSpan, read: ReadSoFar | undefined): number {
  if (read === undefined || (read.runs !== 'forwards' && read.runs !== 'backwards')) return 1;
  const lastMs = epochMs(read.lastAt);
  const [readMs, restMs] =
    read.runs === 'forwards'
      ? [lastMs - epochMs(from), epochMs(until) - lastMs]
      : [epochMs(until) - lastMs, lastMs - epochMs(from)];
  return readMs <= 0 ? 1 : Math.max(1, Math.ceil((read.pages * Math.max(0, restMs)) / readMs));
}

function together(known: ReadSoFar['runs'], step: 'forwards' | 'backwards'): ReadSoFar['runs'] {
  return known === 'oneMoment' || known === step ? step : 'mixed';
}
