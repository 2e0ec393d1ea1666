import type { Run, RunId } from '../../../lib/sync/runs/run';
import type { CurrentRun } from '../../../lib/sync/views';
import { durationWords } from '../../engine/durationWords';
import { PreparedTable } from '../../engine/PreparedTable';
import { RunCard } from '../../engine/RunCard';
import { askedWords, begunByWords, filterWords } from '../../engine/runWords';
import { SentTable } from '../../engine/SentTable';
import { runStandings } from '../../engine/standings';
import { UndoPanel } from '../../engine/UndoPanel';
import { momentWords } from '../../moments';
import { BusyButton } from '../../parts/BusyButton';
import { Fact } from '../../parts/Fact';
import { OuterText } from '../../parts/OuterText';
import { Pages, usePaging } from '../../parts/Pages';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { Reading } from '../../parts/Reading';
import { StateChip } from '../../parts/StateChip';
import { useReading } from '../../useReading';
import type { AppModel } from '../appModel';
import { PartResult } from '../PartResult';
import type { PageProps } from '../pageProps';

/** The record of one update: what was asked, fetched, drawn, sent, kept back and why; cancel, retry, undo. */
export function RunPage({ model, connection, runId }: PageProps & { readonly runId: RunId }) {
  const read = useReading(model, `run/${runId}`, () => model.world.engine.readRun(runId));
  return (
    <Reading read={read} what="the update">
      {(found) =>
        found === undefined ? (
          <>
            <h1>No such update</h1>
            <p>
              <a href="#runs">All updates</a>
            </p>
          </>
        ) : (
          <Found model={model} current={found} connectionId={connection.connectionId} />
        )
      }
    </Reading>
  );
}

function Found(props: {
  readonly model: AppModel;
  readonly current: CurrentRun;
  readonly connectionId: string;
}) {
  const { model, current, connectionId } = props;
  const { run } = current;
  const { tone, words } = runStandings[run.state];
  const open = run.state === 'running' || run.state === 'sending' || run.state === 'shown';
  return (
    <>
      <header class="cf-page-head">
        <div>
          <p>
            <a href="#runs">All updates</a>
          </p>
          <h1>{askedWords(run.asked)}</h1>
        </div>
        <StateChip tone={tone} words={words} />
      </header>
      {open && (
        <section class="cf-section" aria-label="Under way">
          <RunCard desk={model} current={current} listAddress="#cf-shown" onOpen={scrollTo} />
        </section>
      )}
      {run.problem !== undefined && <ProblemNotice problem={run.problem} />}
      {!open && <Halted model={model} current={current} />}
      <Record run={run} />
      {run.state === 'shown' && <ShownList model={model} runId={run.runId} />}
      {run.counts.posted > 0 && <Sent model={model} connectionId={connectionId} runId={run.runId} />}
      {run.counts.posted > 0 && (
        <UndoPanel
          desk={model}
          connectionId={connectionId}
          scope={{ of: 'run', run: run.runId }}
          title="Undo the update"
          what="All documents that it sent are looked at. What was fetched from Amazon stays."
        />
      )}
    </>
  );
}

function scrollTo(address: string): void {
  document.querySelector(address)?.scrollIntoView();
}

/** What stopped for good before the seller acts. */
function Halted({ model, current }: { readonly model: AppModel; readonly current: CurrentRun }) {
  const halted = current.jobs.filter(({ state }) => state === 'blocked' || state === 'quarantined');
  return halted.map((job) =>
    job.problem === undefined ? null : (
      <ProblemNotice key={job.id} problem={job.problem} tone="bad">
        <div class="cf-notice-actions">
          <BusyButton
            words="Try again"
            busyWords="Trying again…"
            busy={model.busy.value.has(`retry/${job.id}`)}
            disabled={!model.online.value || model.outdated.value}
            onClick={() => void model.get(`retry/${job.id}`, 'retryJob', { jobId: job.id })}
          />
        </div>
        <PartResult model={model} part={`retry/${job.id}`} shownCode={job.problem.code} />
      </ProblemNotice>
    ),
  );
}

function Record({ run }: { readonly run: Run }) {
  const { counts, startedAtMs, endedAtMs } = run;
  return (
    <section class="cf-section" aria-labelledby="cf-record">
      <h2 id="cf-record">Record</h2>
      <dl class="cf-record">
        <Fact name="Begun">
          {momentWords(startedAtMs)}, by {begunByWords(run).toLowerCase()}
        </Fact>
        <Fact name="Took">
          {endedAtMs === undefined ? 'Not ended' : durationWords(endedAtMs - startedAtMs)}
        </Fact>
        {run.asked.filter !== undefined && <Fact name="Documents for">{filterWords(run.asked.filter)}</Fact>}
        <Fact name="New or changed at Amazon">{counts.fetched.toLocaleString()}</Fact>
        <Fact name="Documents drawn">{counts.drafted.toLocaleString()}</Fact>
        <Fact name="Sent to QuickBooks">{counts.posted.toLocaleString()}</Fact>
        <Fact name="Waiting">{counts.waiting.toLocaleString()}</Fact>
        <Fact name="Blocked">{counts.blocked.toLocaleString()}</Fact>
        <Fact name="Left out">{counts.leftOut.toLocaleString()}</Fact>
        <Fact name="Calls to Amazon and QuickBooks">{counts.calls.toLocaleString()}</Fact>
      </dl>
      {run.reasons.length > 0 && (
        <>
          <h3>Why documents were kept back</h3>
          <table class="cf-rows">
            <caption class="cf-hidden">Reasons and how many</caption>
            <tbody>
              {run.reasons.map(({ problem, count }) => (
                <tr key={`${problem.code} ${problem.sentence}`}>
                  <th scope="row">
                    <OuterText text={problem.sentence} limit={300} />
                    <span class="cf-rows-why">
                      <OuterText text={problem.remedy} limit={300} />
                    </span>
                  </th>
                  <td class="cf-rows-amount cf-figure">{count.toLocaleString()}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function ShownList({ model, runId }: { readonly model: AppModel; readonly runId: RunId }) {
  const paging = usePaging(runId);
  const read = useReading(model, `ready/${runId}/${paging.after ?? ''}`, () =>
    model.world.engine.readReady({ runId }, paging.after),
  );
  return (
    <section id="cf-shown" class="cf-section" aria-labelledby="cf-shown-title">
      <h2 id="cf-shown-title">What would be sent</h2>
      <Reading read={read} what="what would be sent">
        {({ rows, next }) =>
          rows.length === 0 ? (
            <p class="cf-soft">Nothing.</p>
          ) : (
            <>
              <PreparedTable caption="Documents that would be sent" rows={rows} />
              <Pages paging={paging} next={next} />
            </>
          )
        }
      </Reading>
    </section>
  );
}

function Sent(props: { readonly model: AppModel; readonly connectionId: string; readonly runId: RunId }) {
  const { model, connectionId, runId } = props;
  const paging = usePaging(runId);
  const read = useReading(model, `sent/${runId}/${paging.after ?? ''}`, () =>
    model.world.engine.readSent(connectionId, { run: runId }, paging.after),
  );
  return (
    <section class="cf-section cf-scroll" aria-labelledby="cf-sent">
      <h2 id="cf-sent">Sent to QuickBooks</h2>
      <Reading read={read} what="what was sent">
        {({ rows, next }) => (
          <>
            <SentTable caption="Documents that this update sent" rows={rows} />
            <Pages paging={paging} next={next} />
          </>
        )}
      </Reading>
    </section>
  );
}
