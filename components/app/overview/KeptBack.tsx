import type { ConnectionId } from '../../../lib/sync/connection';
import type { ReasonGroup } from '../../../lib/sync/views';
import { counted } from '../../engine/durationWords';
import { Reading } from '../../parts/Reading';
import { useReading } from '../../useReading';
import type { AppModel } from '../appModel';

const sentences: Readonly<Record<Exclude<ReasonGroup['state'], 'ready'>, (documents: string) => string>> = {
  blocked: (documents) => `${documents} blocked: something has to be mended first`,
  waiting: (documents) => `${documents} waiting: this resolves itself`,
  leftOut: (documents) => `${documents} left out, by a rule or a choice of yours`,
};

/** What Amazon reported and is not sent: nothing is lost from sight. */
export function KeptBack(props: { readonly model: AppModel; readonly connectionId: ConnectionId }) {
  const { model, connectionId } = props;
  const read = useReading(model, `reasons/${connectionId}`, () =>
    model.world.engine.readReasons(connectionId),
  );
  return (
    <section class="cf-section" aria-labelledby="cf-kept">
      <h2 id="cf-kept">Reported by Amazon and not in QuickBooks</h2>
      <Reading read={read} what="what is kept back">
        {(groups) => {
          const counts = (['blocked', 'waiting', 'leftOut'] as const).map((state) => {
            const members = groups.filter((each) => each.state === state);
            return { state, count: sum(members), isAtLeast: members.some((each) => each.isAtLeast) };
          });
          const some = counts.filter(({ count }) => count > 0);
          return some.length === 0 ? (
            <p class="cf-soft">Nothing is blocked, waits or was left out.</p>
          ) : (
            <ul class="cf-links">
              {some.map(({ state, count, isAtLeast }) => (
                <li key={state}>
                  <a href="#waiting">
                    {sentences[state](`${isAtLeast ? 'at least ' : ''}${counted(count, 'document')}`)}
                  </a>
                </li>
              ))}
            </ul>
          );
        }}
      </Reading>
    </section>
  );
}

function sum(groups: readonly ReasonGroup[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}
