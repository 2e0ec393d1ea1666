import type { ClaimPorts } from '../claimPorts';
import { continueClaim } from '../steps/claim';

/** No wake comes sooner than this. */
const shortestWaitMs = 1_000;

/** Goes on with who sends by itself to a company, as often as it is due; answers when it goes on. */
export async function continueDueClaim(
  ports: ClaimPorts,
  realmId: string,
  untilMs: number,
): Promise<number | undefined> {
  const { clock, store } = ports;
  let { nextAtMs } = await store.readWriter(realmId);
  while (nextAtMs !== undefined && nextAtMs <= clock.nowMs() && clock.nowMs() < untilMs) {
    const written = await continueClaim(ports, realmId);
    // Another worker is at it.
    if (!written.ok) break;
    nextAtMs = written.value.nextAtMs;
    if (written.value.problem !== undefined) break;
  }
  return nextAtMs === undefined ? undefined : Math.max(nextAtMs, clock.nowMs() + shortestWaitMs);
}
