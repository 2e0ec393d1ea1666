import { epochMs, type InstantText, instantText } from '../../calendar/calendar';
import type { FetchedSpan } from '../connection';

/** Amazon reports what happened up to 48 hours late. Source: Amazon, Finances API 2024-06-19, postedBefore. */
export const lateMs = 172_800_000;
/** The end of a window must be this long ago, and a machine's clock may be a little ahead. Source: the same, 2 minutes. */
export const freshMs = 180_000;
/** Amazon allows windows of 180 days. */
const longestMs = 179 * 86_400_000;

/** The latest moment up to which Amazon can be asked. */
export function askableUntil(nowMs: number): InstantText {
  return instantText(Math.floor((nowMs - freshMs) / 1000) * 1000);
}

/** A span as windows that Amazon takes, oldest first; none where it is empty. */
export function windowsOf({ from, until }: FetchedSpan): readonly FetchedSpan[] {
  const endMs = epochMs(until);
  const windows: FetchedSpan[] = [];
  for (let beginMs = epochMs(from); beginMs < endMs; beginMs += longestMs)
    windows.push({ from: instantText(beginMs), until: instantText(Math.min(endMs, beginMs + longestMs)) });
  return windows;
}

/**
 * What of a span has to be fetched: all that is not known, and of what is known the last 48 hours, in which Amazon
 * may have reported something late.
 */
export function missingOf(wanted: FetchedSpan, known: FetchedSpan | undefined): readonly FetchedSpan[] {
  if (known === undefined) return notEmpty([wanted]);
  const settledMs = epochMs(known.until) - lateMs;
  const settled = instantText(Math.max(epochMs(known.from), settledMs));
  return notEmpty([
    { from: wanted.from, until: earlier(wanted.until, known.from) },
    { from: later(wanted.from, settled), until: wanted.until },
  ]);
}

/** What is known without a gap once a window was fetched: with what it touches; else the later of both. */
export function spanAfter(known: FetchedSpan | undefined, added: FetchedSpan): FetchedSpan {
  if (known === undefined) return added;
  const touches = epochMs(added.from) <= epochMs(known.until) && epochMs(known.from) <= epochMs(added.until);
  if (touches) return { from: earlier(known.from, added.from), until: later(known.until, added.until) };
  return epochMs(added.until) > epochMs(known.until) ? added : known;
}

function notEmpty(spans: readonly FetchedSpan[]): readonly FetchedSpan[] {
  return spans.filter(({ from, until }) => epochMs(from) < epochMs(until));
}

function earlier(a: InstantText, b: InstantText): InstantText {
  return epochMs(a) <= epochMs(b) ? a : b;
}

function later(a: InstantText, b: InstantText): InstantText {
  return epochMs(a) >= epochMs(b) ? a : b;
}
