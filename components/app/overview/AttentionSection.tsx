import type { ConnectionId } from '../../../lib/sync/connection';
import { attentionAddress } from '../../engine/attentionAddress';
import { OuterText } from '../../parts/OuterText';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { Reading } from '../../parts/Reading';
import { useReading } from '../../useReading';
import type { AppModel } from '../appModel';

/** Things shown before the rest is asked for. */
const listed = 20;

/** What needs the seller, with what to do and where. */
export function AttentionSection(props: { readonly model: AppModel; readonly connectionId: ConnectionId }) {
  const { model, connectionId } = props;
  const read = useReading(model, `attention/${connectionId}`, () =>
    model.world.engine.readAttention(connectionId),
  );
  return (
    <section class="cf-section" aria-labelledby="cf-attention">
      <h2 id="cf-attention">Needs you</h2>
      <Reading read={read} what="what needs you">
        {(rows) =>
          rows.length === 0 ? (
            <p class="cf-soft">Nothing. Whatever needs a decision of yours appears here.</p>
          ) : (
            <>
              {rows.slice(0, listed).map((row) => (
                <ProblemNotice key={`${row.what} ${row.problem.code}`} problem={row.problem}>
                  <div class="cf-notice-actions">
                    <a class="cf-button" {...linkTo(attentionAddress(row))}>
                      <OuterText text={row.what} limit={60} />
                    </a>
                  </div>
                </ProblemNotice>
              ))}
              {rows.length > listed && (
                <p class="cf-soft">
                  and {(rows.length - listed).toLocaleString()} more; they come up as these are mended.
                </p>
              )}
            </>
          )
        }
      </Reading>
    </section>
  );
}

/** Pages of the application open in place; an order's panel in a tab of its own. */
function linkTo(address: string) {
  const own = /^\/app\.html(#.*)$/.exec(address)?.[1];
  return own === undefined ? { href: address, target: '_blank', rel: 'noreferrer' } : { href: own };
}
