import type { Schedule, SyncSettings } from '../../../lib/sync/connection';
import { channelNames, statusNames } from '../../engine/runWords';
import { CheckGroup } from '../../parts/CheckGroup';
import { InputField } from '../../parts/InputField';
import { RadioGroup } from '../../parts/RadioGroup';
import { SelectField } from '../../parts/SelectField';
import type { Connections } from '../../source';

type Every = 'never' | '15' | '30' | '60' | 'day';

const everyWords: readonly (readonly [Every, string])[] = [
  ['never', 'never: only when you ask'],
  ['15', 'every 15 minutes'],
  ['30', 'every 30 minutes'],
  ['60', 'every hour'],
  ['day', 'once a day'],
];

/** When the connection is brought up to date by itself, for which orders, and what is sent then. */
export function ScheduleFields(props: {
  readonly sync: SyncSettings;
  readonly connections: Connections;
  readonly onChange: (sync: SyncSettings) => void;
}) {
  const { sync, connections, onChange } = props;
  const { filter, schedule, sendsByItself } = sync;
  const marketplaces = connections.amazon.marketplaces.filter(({ isParticipating }) => isParticipating);
  const all = marketplaces.map(({ marketplaceId }) => marketplaceId);
  return (
    <>
      <section class="cf-section" aria-labelledby="cf-schedule">
        <h2 id="cf-schedule">Schedule</h2>
        <ScheduleField schedule={schedule} onChange={(next) => onChange({ ...sync, schedule: next })} />
        <CheckGroup
          legend="Sent without asking"
          hint="Whatever is not chosen here is fetched and prepared, and waits for your click. Days are sent once Amazon can report nothing more of them."
          chosen={sendsByItself}
          choices={[
            ['orders', 'documents of orders'],
            ['days', 'summaries of days'],
            ['settlements', 'settlements'],
          ]}
          onChoose={(chosen) => onChange({ ...sync, sendsByItself: chosen })}
        />
      </section>
      <section class="cf-section" aria-labelledby="cf-filter">
        <h2 id="cf-filter">Which orders get documents of their own</h2>
        <p class="cf-soft">What is left out here is still booked by days and settlements.</p>
        <CheckGroup
          legend="Status"
          chosen={filter.statuses}
          choices={Object.entries(statusNames) as [keyof typeof statusNames, string][]}
          onChoose={(statuses) => onChange({ ...sync, filter: { ...filter, statuses } })}
        />
        <RadioGroup
          legend="Shipped by"
          value={filter.channel}
          choices={Object.entries(channelNames) as [keyof typeof channelNames, string][]}
          onChoose={(channel) => onChange({ ...sync, filter: { ...filter, channel } })}
        />
        {marketplaces.length > 1 && (
          <CheckGroup
            legend="Marketplaces"
            chosen={filter.marketplaceIds ?? all}
            choices={marketplaces.map((each) => [each.marketplaceId, each.name] as const)}
            onChoose={(chosen) => {
              const { marketplaceIds: _before, ...rest } = filter;
              const some = chosen.length === all.length ? {} : { marketplaceIds: chosen };
              onChange({ ...sync, filter: { ...rest, ...some } });
            }}
          />
        )}
      </section>
    </>
  );
}

function ScheduleField(props: {
  readonly schedule: Schedule;
  readonly onChange: (schedule: Schedule) => void;
}) {
  const { schedule, onChange } = props;
  const every: Every = schedule.every === 'minutes' ? (String(schedule.minutes) as Every) : schedule.every;
  return (
    <div class="cf-fields">
      <SelectField
        label="Bring up to date"
        value={every}
        choices={everyWords}
        hint="Runs while the browser is open. What was missed is caught up once it is opened again."
        onChoose={(chosen) => onChange(scheduleOf(chosen))}
      />
      {schedule.every === 'day' && (
        <>
          <InputField
            label="At"
            type="time"
            value={schedule.at}
            onType={(at) => onChange({ ...schedule, at })}
          />
          <SelectField
            label="By the clock of"
            value={schedule.timeZone}
            choices={zonesWith(schedule.timeZone)}
            onChoose={(timeZone) => onChange({ ...schedule, timeZone })}
          />
        </>
      )}
    </div>
  );
}

function scheduleOf(every: Every): Schedule {
  if (every === 'never') return { every };
  if (every === 'day') return { every, at: '06:00', timeZone: Temporal.Now.timeZoneId() };
  return { every: 'minutes', minutes: every === '15' ? 15 : every === '30' ? 30 : 60 };
}

/** Every time zone that the browser knows, and this one. */
export function zonesWith(zone: string): readonly (readonly [string, string])[] {
  const known = Intl.supportedValuesOf('timeZone');
  const zones = known.includes(zone) || zone === '' ? known : [zone, ...known];
  return zones.map((each) => [each, each.replaceAll('_', ' ')] as const);
}
