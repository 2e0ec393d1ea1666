import type { Freshness } from '../../../lib/sync/views';
import { DayFiguresTable } from '../../engine/DayFiguresTable';
import { FreshnessLine } from '../../engine/FreshnessLine';
import { RunCard } from '../../engine/RunCard';
import { RunForm } from '../../engine/RunForm';
import { standingFilter } from '../../engine/standingFilter';
import { dayWords } from '../../moments';
import { BusyButton } from '../../parts/BusyButton';
import { Disclosure } from '../../parts/Disclosure';
import { Reading } from '../../parts/Reading';
import { useReading } from '../../useReading';
import { PartResult } from '../PartResult';
import type { PageProps } from '../pageProps';
import { hashOf } from '../routes';
import { todayOf } from '../today';
import { AttentionSection } from './AttentionSection';
import { KeptBack } from './KeptBack';

/** How the connection stands: up to when, what is under way, the last two days, what needs the seller. */
export function OverviewPage({ model, connection }: PageProps) {
  const { connectionId } = connection;
  const { engine } = model.world;
  const fresh = useReading(model, `fresh/${connectionId}`, () => engine.readFreshness(connectionId));
  const today = todayOf(model.world);
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  return (
    <>
      <header class="cf-page-head">
        <h1>Overview</h1>
        {fresh.state === 'ready' && <FreshnessLine desk={model} freshness={fresh.value} />}
      </header>
      <section class="cf-section" aria-labelledby="cf-update">
        <h2 id="cf-update">Bring up to date</h2>
        <Reading read={fresh} what="what is under way">
          {(freshness) => <UpdateNow {...{ model, connectionId, freshness, today }} />}
        </Reading>
      </section>
      <AttentionSection model={model} connectionId={connectionId} />
      <Day model={model} connectionId={connectionId} date={today} title="Today so far" />
      <Day
        model={model}
        connectionId={connectionId}
        date={yesterday}
        title={`Yesterday, ${dayWords(yesterday)}`}
      />
      <KeptBack model={model} connectionId={connectionId} />
    </>
  );
}

function UpdateNow(props: {
  readonly model: PageProps['model'];
  readonly connectionId: string;
  readonly freshness: Freshness;
  readonly today: string;
}) {
  const { model, connectionId, freshness } = props;
  const settings = useReading(model, `settings/${connectionId}`, () =>
    model.world.engine.readSettings(connectionId),
  );
  if (freshness.current !== undefined) {
    const { runId } = freshness.current.run;
    return <RunCard desk={model} current={freshness.current} listAddress={hashOf('runs', runId)} />;
  }
  const part = `update/${connectionId}`;
  return (
    <>
      <div class="cf-row">
        <BusyButton
          words="Update now"
          busyWords="Beginning…"
          busy={model.busy.value.has(part)}
          disabled={!model.online.value || model.outdated.value}
          look="primary"
          onClick={() =>
            void model.get(part, 'beginRun', {
              connectionId,
              asked: { what: { by: 'changes' }, dryRun: false },
            })
          }
        />
        <span class="cf-soft">
          Fetches everything that Amazon has reported since, and draws the documents.
        </span>
      </div>
      <PartResult model={model} part={part} />
      <Disclosure title="Choose days, orders or history">
        <Reading read={settings} what="the settings">
          {(view) => (
            <RunForm
              desk={model}
              connectionId={connectionId}
              filter={view?.connection.settings.sync.filter ?? standingFilter}
              today={props.today}
            />
          )}
        </Reading>
      </Disclosure>
    </>
  );
}

function Day(props: {
  readonly model: PageProps['model'];
  readonly connectionId: string;
  readonly date: string;
  readonly title: string;
}) {
  const { model, connectionId, date, title } = props;
  const id = `cf-day-${date}`;
  const read = useReading(model, `figures/${connectionId}/${date}`, () =>
    model.world.engine.readDayFigures(connectionId, date),
  );
  return (
    <section class="cf-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Reading read={read} what="the day’s figures">
        {(figures) =>
          figures.length === 0 ? (
            <p class="cf-soft">Amazon has reported nothing of this day so far.</p>
          ) : (
            <DayFiguresTable caption={`Figures of ${dayWords(date)}`} figures={figures} />
          )
        }
      </Reading>
    </section>
  );
}
