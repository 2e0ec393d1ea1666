import type { ConnectionId } from '../../lib/sync/connection';
import { hashOf } from '../app/routes';
import { attentionAddress } from '../engine/attentionAddress';
import { OuterText } from '../parts/OuterText';
import { Reading } from '../parts/Reading';
import { useReading } from '../useReading';
import type { PopupModel } from './popupModel';
import { TabLink } from './TabLink';

/** Things listed at most. */
const listed = 5;

/** What needs the seller, each with what to do. */
export function AttentionList(props: { readonly model: PopupModel; readonly connectionId: ConnectionId }) {
  const { model, connectionId } = props;
  const read = useReading(model, `attention/${connectionId}`, () =>
    model.world.engine.readAttention(connectionId),
  );
  if (read.state === 'ready' && read.value.length === 0) return null;
  return (
    <section aria-labelledby="cf-attention">
      <h2 id="cf-attention" class="cf-eyebrow">
        Needs you{read.state === 'ready' ? `: ${read.value.length}` : ''}
      </h2>
      <Reading read={read} what="what needs you">
        {(rows) => (
          <>
            <ul class="cf-documents">
              {rows.slice(0, listed).map((row) => (
                <li key={`${row.what} ${row.problem.code}`} class="cf-attention">
                  <p>
                    <OuterText text={row.problem.sentence} limit={200} />
                  </p>
                  <p class="cf-soft cf-small">
                    <OuterText text={row.problem.remedy} limit={200} />{' '}
                    <TabLink model={model} address={attentionAddress(row)}>
                      <OuterText text={row.what} limit={40} />
                    </TabLink>
                  </p>
                </li>
              ))}
            </ul>
            {rows.length > listed && (
              <p class="cf-small">
                <TabLink model={model} address={`/app.html${hashOf('overview')}`}>
                  and {rows.length - listed} more
                </TabLink>
              </p>
            )}
          </>
        )}
      </Reading>
    </section>
  );
}
