import { type Problem, problem } from '../problem/problem';
import { maySendByItself, type Writer } from './claimState';

/** Why this browser sends nothing by itself at the moment; `undefined` where it does. */
export function whyNotByItself(writer: Writer, nowMs: number): Problem | undefined {
  if (maySendByItself(writer, nowMs)) return undefined;
  return writer.problem ?? problem('writer_starts_soon');
}
