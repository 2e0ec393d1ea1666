import type { ClaimStep, Writer } from './claimState';

/** The writer without what belongs to a passing state. */
export function withoutPassing(writer: Writer): Writer {
  const { problem: _problem, nextAtMs: _next, unclear: _unclear, ...kept } = writer;
  return kept;
}

/** At rest: until its time comes where it has one. */
export function restingWriter(writer: Writer): ClaimStep {
  const { nextAtMs } = writer;
  return {
    writer,
    effect: nextAtMs === undefined ? { do: 'nothing' } : { do: 'wait', untilMs: nextAtMs },
  };
}

/** The writer with nothing left to reach. */
export function reached(writer: Writer): Writer {
  const { wish: _wish, ...kept } = withoutPassing(writer);
  return kept;
}
