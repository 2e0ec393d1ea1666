import type { ConnectionHead, DayFigures } from '../../lib/sync/views';
import { netMinor } from '../engine/DayFiguresTable';
import { counted } from '../engine/durationWords';
import { FreshnessLine } from '../engine/FreshnessLine';
import { placeWords } from '../engine/subjectWords';
import { Amount } from '../parts/Amount';
import { Reading } from '../parts/Reading';
import { useReading } from '../useReading';
import type { PopupModel } from './popupModel';

/** Today so far, a line a place, with how up to date it is. */
export function TodayFigures(props: { readonly model: PopupModel; readonly connection: ConnectionHead }) {
  const { model } = props;
  const { connectionId } = props.connection;
  const today = model.world.today();
  const figures = useReading(model, `figures/${connectionId}/${today}`, () =>
    model.world.engine.readDayFigures(connectionId, today),
  );
  const freshness = useReading(model, `fresh/${connectionId}`, () =>
    model.world.engine.readFreshness(connectionId),
  );
  return (
    <section class="cf-today" aria-labelledby="cf-today">
      <div class="cf-today-head">
        <h2 id="cf-today" class="cf-eyebrow">
          Today so far
        </h2>
        {freshness.state === 'ready' && <FreshnessLine desk={model} freshness={freshness.value} />}
      </div>
      <Reading read={figures} what="today’s figures">
        {(rows) =>
          rows.length === 0 ? (
            <p>Amazon has reported nothing of today yet.</p>
          ) : (
            <ul>
              {rows.map((row) => (
                <Place key={`${row.country ?? ''} ${row.currency}`} row={row} alone={rows.length === 1} />
              ))}
            </ul>
          )
        }
      </Reading>
    </section>
  );
}

function Place({ row, alone }: { readonly row: DayFigures; readonly alone: boolean }) {
  const { currency } = row;
  return (
    <li class="cf-today-place">
      <div class="cf-today-sum">
        <span>
          {counted(row.orders, 'order')}
          {!alone && <span class="cf-soft"> · {placeWords(row)}</span>}
        </span>
        <span class="cf-today-net">
          <Amount minor={netMinor(row)} currency={currency} />{' '}
          <span class="cf-soft cf-small">{currency} net</span>
        </span>
      </div>
      <dl class="cf-today-parts">
        <div>
          <dt>Sales</dt>
          <dd>
            <Amount minor={row.salesMinor} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>Refunds</dt>
          <dd>
            <Amount minor={row.refundsMinor} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>Fees and other</dt>
          <dd>
            <Amount minor={row.feesMinor + row.otherMinor} currency={currency} />
          </dd>
        </div>
      </dl>
    </li>
  );
}
