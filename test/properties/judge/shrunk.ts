import type { BroadWorld } from '../../sandbox/world/broad/broadTruth';
import { type Case, runWorld, stepsOfAll, worldsOf } from './runWorld';
import type { Step } from './steps';

/** As many runs as looking for a smaller case may cost. */
const mostRuns = 300;

/** A failing case with everything taken out of it that does not matter. */
export async function shrunk(failing: Case, fails = failsNow): Promise<Case> {
  let runs = 0;
  const stillFails = async (of: Case): Promise<boolean> => {
    runs += 1;
    return runs <= mostRuns && (await fails(of));
  };
  let { plan } = failing;
  let steps = failing.steps ?? stepsOfAll(worldsOf(plan));
  // Steps first, in ever smaller pieces, then the events of the world.
  steps = await fewest(steps, (left) => stillFails({ plan, steps: left }));
  const ids = worldsOf(plan)
    .flatMap(({ events }) => events)
    .filter(({ period }) => period === undefined)
    .map(({ id }) => id);
  const kept = await fewest(ids, (left) => stillFails({ plan: without(ids, left), steps }));
  plan = without(ids, kept);
  steps = await fewest(steps, (left) => stillFails({ plan, steps: left }));
  return { plan, steps };

  function without(all: readonly string[], left: readonly string[]): Case['plan'] {
    return { ...failing.plan, without: all.filter((id) => !left.includes(id)) };
  }
}

async function failsNow(of: Case): Promise<boolean> {
  try {
    return (await runWorld(of)).faults.length > 0;
  } catch {
    return true;
  }
}

async function fewest<T>(
  values: readonly T[],
  stillFails: (left: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let left = values;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const fewer = [...left.slice(0, at), ...left.slice(at + size)];
      if (await stillFails(fewer)) left = fewer;
      else at += size;
    }
  }
  return left;
}

/** A case in a few lines: how to see it again, and what happened in it. */
export function told({ plan, steps = [] }: Case): string {
  return [...worldsOf(plan).map(toldWorld), ...steps.map((step: Step) => `  ${JSON.stringify(step)}`)].join(
    '\n',
  );
}

function toldWorld(world: BroadWorld): string {
  const events = world.events.map(
    ({ id, what, description, orderId, totalMinor, postedAtMs, deferral, units }) =>
      `  ${new Date(postedAtMs).toISOString()} ${what} ${description} ${orderId ?? ''} ${totalMinor} ${deferral?.reason ?? ''} ${id.slice(0, 6)} ${units.map(({ parts }) => parts.map(({ word, amountMinor }) => `${word} ${amountMinor}`).join(', ')).join(' | ')}`,
  );
  return [
    `SEED=${world.seed}: ${world.store.country}, tax ${world.regime}`,
    ...events,
    ...world.settlements.map(
      ({ settlementId, endsAtMs, totalMinor }) =>
        `  settlement ${settlementId} until ${new Date(endsAtMs).toISOString()}: ${totalMinor}`,
    ),
  ].join('\n');
}
