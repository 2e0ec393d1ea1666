import { compileRules } from '../../lib/rules/compileRules';
import type { Samples } from './parts';
import { manyEvents, manyRules } from './ruleSamples';

const mostRuns = 5;

/** How long 5,000 rules take to be made ready and asked for each of 100,000 events. */
export async function takeRuleSamples(runs: number, tell: (what: string) => void): Promise<Samples> {
  const book = manyRules(5000);
  const events = manyEvents(100_000);
  const seconds: number[] = [];
  for (let round = 0; round < Math.min(runs, mostRuns); round += 1) {
    tell(`Rules, round ${round + 1} of ${Math.min(runs, mostRuns)}`);
    const startMs = performance.now();
    const rules = compileRules(book);
    let decided = 0;
    for (const event of events) {
      if (rules.outcomeOf(event, event.postedAt.slice(0, 10), undefined).trace.length > 0) decided += 1;
    }
    seconds.push((performance.now() - startMs) / 1000);
    if (decided < events.length / 10) throw new Error(`The rules fit ${decided} events only`);
  }
  return new Map([['rules.5000x100000.seconds', seconds]]);
}
