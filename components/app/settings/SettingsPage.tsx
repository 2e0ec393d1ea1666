import { useEffect, useState } from 'preact/hooks';
import { canonicalJson } from '../../../lib/books/canonicalJson';
import { settingsProblems } from '../../../lib/books/settings/settingsProblems';
import type { Connection, ConnectionSettings } from '../../../lib/sync/connection';
import type { SettingsView } from '../../../lib/sync/views';
import { BusyButton } from '../../parts/BusyButton';
import { Empty } from '../../parts/Empty';
import { Notice } from '../../parts/Notice';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { Reading } from '../../parts/Reading';
import { useReading } from '../../useReading';
import { PartResult } from '../PartResult';
import type { PageProps } from '../pageProps';
import { BooksFields } from './BooksFields';
import { ScheduleFields } from './ScheduleFields';
import { isTime, StartFields } from './StartFields';
import { WriterSection } from './WriterSection';

/** What is chosen for the connection: when it is brought up to date, what is sent by itself, how it is booked. */
export function SettingsPage(props: PageProps) {
  const { model, connection } = props;
  const { connectionId } = connection;
  const read = useReading(model, `settings/${connectionId}`, () =>
    model.world.engine.readSettings(connectionId),
  );
  return (
    <>
      <header class="cf-page-head">
        <h1>Settings</h1>
      </header>
      <Reading read={read} what="the settings">
        {(view) =>
          view === undefined ? (
            <Empty>
              <p>This connection is not there any more.</p>
            </Empty>
          ) : (
            <Form key={connectionId} {...props} view={view} />
          )
        }
      </Reading>
    </>
  );
}

function Form({ model, data, view }: PageProps & { readonly view: SettingsView }) {
  const { connection, books, writer } = view;
  const { connectionId } = connection;
  const [typed, setTyped] = useState<Typed>(() => typedOf(connection));
  const [badFields, setBadFields] = useState<readonly string[]>([]);
  const [timesReset, setTimesReset] = useState(0);
  const dirty = badFields.length > 0 || !equal(typed.settings, typed.from.settings);
  const elsewhere = typed.from.updatedAtMs !== connection.updatedAtMs;
  // What was changed elsewhere is shown at once where nothing was typed here.
  useEffect(() => {
    if (elsewhere && (!dirty || equal(typed.settings, connection.settings))) setTyped(typedOf(connection));
  }, [connection, dirty, elsewhere, typed.settings]);
  const part = `settings/${connectionId}`;
  const change = (settings: ConnectionSettings) => {
    model.forget(part);
    setTyped({ ...typed, settings });
  };
  const company = books?.company;
  const problems = company === undefined ? [] : settingsProblems(typed.settings.books, company);
  const { settings } = typed;
  const reasons = reasonsAgainst(settings, badFields);
  const reset = () => {
    setTyped(typedOf(connection));
    setBadFields([]);
    setTimesReset(timesReset + 1);
  };
  const currency = company?.homeCurrency ?? 'USD';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (reasons.length > 0) return;
    void model.get(part, 'saveConnectionSettings', { connectionId, settings });
  };
  const mayAct = model.online.value && !model.outdated.value;
  return (
    <form class="cf-stack cf-settings" onSubmit={submit} noValidate>
      <ScheduleFields
        sync={settings.sync}
        connections={data.connections}
        onChange={(sync) => change({ ...settings, sync })}
      />
      <WriterSection model={model} connectionId={connectionId} writer={writer} />
      <BooksFields books={settings.books} onChange={(next) => change({ ...settings, books: next })} />
      <StartFields
        key={`${typed.from.updatedAtMs} ${timesReset}`}
        books={settings.books}
        currency={currency}
        onChange={(next) => {
          // Without a start there are no amounts to mend.
          if (next.start === undefined) setBadFields([]);
          change({ ...settings, books: next });
        }}
        onBad={(field, isBad) => {
          model.forget(part);
          setBadFields((before) => [...before.filter((each) => each !== field), ...(isBad ? [field] : [])]);
        }}
      />
      {problems.map((problem) => (
        <ProblemNotice key={`${problem.code} ${problem.sentence}`} problem={problem} tone="warn" />
      ))}
      {elsewhere && dirty && (
        <Notice tone="warn">
          <p>The settings were changed elsewhere since you began. Saving replaces that.</p>
          <div class="cf-notice-actions">
            <button type="button" class="cf-button" onClick={reset}>
              Show what is stored
            </button>
          </div>
        </Notice>
      )}
      <div class="cf-save" data-dirty={dirty}>
        <PartResult model={model} part={part} doneWords="Saved. What is prepared is drawn anew." />
        <div class="cf-row">
          <BusyButton
            words="Save"
            busyWords="Saving…"
            busy={model.busy.value.has(part)}
            disabled={!dirty || !mayAct || reasons.length > 0}
            look="primary"
            type="submit"
          />
          {dirty && (
            <button type="button" class="cf-button" onClick={reset}>
              Leave it as it was
            </button>
          )}
          {dirty && <span class="cf-soft">Not saved yet</span>}
        </div>
        <div role="status">
          {reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </div>
      </div>
    </form>
  );
}

/** What is on the page, and the version of what is stored that it began with. */
interface Typed {
  readonly from: Connection;
  readonly settings: ConnectionSettings;
}

function typedOf(connection: Connection): Typed {
  return { from: connection, settings: connection.settings };
}

/** Why what is typed cannot be saved. */
function reasonsAgainst(settings: ConnectionSettings, badFields: readonly string[]): readonly string[] {
  const { books, sync } = settings;
  const { start } = books;
  const reasons = badFields.map((field) => `“${field}” needs an amount like 1,234.56 before this is saved.`);
  if (start !== undefined && !isTime(start.from.slice(11)))
    reasons.push('The start needs a time like 07:30:00 before this is saved.');
  if (sync.schedule.every === 'day' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(sync.schedule.at))
    reasons.push('The schedule needs a time like 06:00 before this is saved.');
  return reasons;
}

/** Settings are plain data, and every field writes them in the same order. */
function equal(a: ConnectionSettings, b: ConnectionSettings): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
