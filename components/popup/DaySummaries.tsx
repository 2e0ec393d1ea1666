import { useState } from 'preact/hooks';
import type { ConnectionHead } from '../../lib/sync/views';
import { SubjectDocuments } from '../engine/SubjectDocuments';
import { placeWords } from '../engine/subjectWords';
import { RadioGroup } from '../parts/RadioGroup';
import { Reading } from '../parts/Reading';
import { useReading } from '../useReading';
import type { PopupModel } from './popupModel';

/** The summary of a day, yesterday's first: what it would be, and a button that sends it. */
export function DaySummaries(props: { readonly model: PopupModel; readonly connection: ConnectionHead }) {
  const { model } = props;
  const { connectionId } = props.connection;
  const [which, setWhich] = useState<'yesterday' | 'today'>('yesterday');
  const today = model.world.today();
  const date = which === 'today' ? today : Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  const places = useReading(model, `places/${connectionId}/${date}`, () =>
    model.world.engine.readDayFigures(connectionId, date),
  );
  return (
    <section class="cf-stack" aria-labelledby="cf-summary">
      <div class="cf-today-head">
        <h2 id="cf-summary" class="cf-eyebrow">
          Summary of the day
        </h2>
        <RadioGroup
          legend="Which day"
          hidesLegend={true}
          look="tabs"
          value={which}
          choices={[
            ['yesterday', 'Yesterday'],
            ['today', 'Today'],
          ]}
          onChoose={setWhich}
        />
      </div>
      <Reading read={places} what="the day’s figures">
        {(rows) =>
          rows.length === 0 ? (
            <p class="cf-soft">Amazon has reported nothing of {which}. What it reports later appears here.</p>
          ) : (
            rows.map(({ country, currency }) => {
              const scope = { date, currency, ...(country === undefined ? {} : { country }) };
              return (
                <div key={`${country ?? ''} ${currency}`} class="cf-stack">
                  {rows.length > 1 && <h3 class="cf-eyebrow">{placeWords(scope)}</h3>}
                  <SubjectDocuments
                    desk={model}
                    connectionId={connectionId}
                    subject={{ of: 'day', scope }}
                    nothing="Nothing of this day is left to be summed up."
                  />
                </div>
              );
            })
          )
        }
      </Reading>
    </section>
  );
}
