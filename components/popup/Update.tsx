import type { OrderFilter } from '../../lib/sync/connection';
import type { ConnectionHead } from '../../lib/sync/views';
import { PartResult } from '../app/PartResult';
import { hashOf } from '../app/routes';
import { RunCard } from '../engine/RunCard';
import { RunForm } from '../engine/RunForm';
import { standingFilter } from '../engine/standingFilter';
import { BusyButton } from '../parts/BusyButton';
import { Disclosure } from '../parts/Disclosure';
import { Reading } from '../parts/Reading';
import { useReading } from '../useReading';
import type { PopupModel } from './popupModel';

/** Brings the connection up to date now: everything new, or what is chosen; one run at a time. */
export function Update(props: { readonly model: PopupModel; readonly connection: ConnectionHead }) {
  const { model } = props;
  const { connectionId } = props.connection;
  const read = useReading(model, `update/${connectionId}`, async () => {
    const { engine } = model.world;
    const [freshness, settings] = await Promise.all([
      engine.readFreshness(connectionId),
      engine.readSettings(connectionId),
    ]);
    return { current: freshness.current, filter: settings?.connection.settings.sync.filter };
  });
  return (
    <section class="cf-stack" aria-labelledby="cf-update">
      <h2 id="cf-update" class="cf-eyebrow">
        Bring up to date
      </h2>
      <Reading read={read} what="what is under way">
        {({ current, filter }) =>
          current === undefined ? (
            <Begin model={model} connectionId={connectionId} filter={filter ?? standingFilter} />
          ) : (
            <RunCard
              desk={model}
              current={current}
              listAddress={`/app.html${hashOf('runs', current.run.runId)}`}
              onOpen={model.world.openTab}
            />
          )
        }
      </Reading>
    </section>
  );
}

function Begin(props: {
  readonly model: PopupModel;
  readonly connectionId: string;
  readonly filter: OrderFilter;
}) {
  const { model, connectionId } = props;
  const part = `update/${connectionId}`;
  return (
    <>
      <BusyButton
        words="Update now"
        busyWords="Beginning…"
        busy={model.busy.value.has(part)}
        disabled={!model.online.value || model.outdated.value}
        onClick={() =>
          void model.get(part, 'beginRun', {
            connectionId,
            asked: { what: { by: 'changes' }, dryRun: false },
          })
        }
      />
      <PartResult model={model} part={part} />
      <Disclosure title="Choose what">
        <RunForm desk={model} connectionId={connectionId} filter={props.filter} today={model.world.today()} />
      </Disclosure>
    </>
  );
}
