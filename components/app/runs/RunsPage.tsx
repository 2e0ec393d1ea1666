import type { Run } from '../../../lib/sync/runs/run';
import { counted } from '../../engine/durationWords';
import { askedWords, begunByWords } from '../../engine/runWords';
import { runStandings } from '../../engine/standings';
import { momentWords } from '../../moments';
import { Empty } from '../../parts/Empty';
import { PagedList } from '../../parts/PagedList';
import { usePaging } from '../../parts/Pages';
import { StateChip } from '../../parts/StateChip';
import { useReading } from '../../useReading';
import type { PageProps } from '../pageProps';
import { hashOf } from '../routes';
import { RunPage } from './RunPage';

/** Every update with its record; or one of them. */
export function RunsPage(props: PageProps) {
  const { part } = props.model.place.value;
  return part === undefined ? <List {...props} /> : <RunPage key={part} {...props} runId={part} />;
}

function List({ model, connection }: PageProps) {
  const { connectionId } = connection;
  const paging = usePaging(connectionId);
  const read = useReading(model, `runs/${connectionId}/${paging.after ?? ''}`, () =>
    model.world.engine.readRuns(connectionId, paging.after),
  );
  return (
    <>
      <header class="cf-page-head">
        <h1>Updates</h1>
      </header>
      <PagedList
        read={read}
        paging={paging}
        what="the updates"
        empty={
          <Empty>
            <p>Nothing has been brought up to date yet.</p>
            <p>
              <a href="#overview">Update now</a>, or <a href="#settings">choose a schedule</a>
            </p>
          </Empty>
        }
      >
        {(rows) => <Table rows={rows} />}
      </PagedList>
    </>
  );
}

function Table({ rows }: { readonly rows: readonly Run[] }) {
  return (
    <table class="cf-rows">
      <caption class="cf-hidden">Updates, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Begun</th>
          <th scope="col">Asked for</th>
          <th scope="col" class="cf-rows-amount cf-rows-wide">
            New
          </th>
          <th scope="col" class="cf-rows-amount">
            Sent
          </th>
          <th scope="col" class="cf-rows-amount cf-rows-wide">
            Kept back
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((run) => {
          const { tone, words } = runStandings[run.state];
          const { counts } = run;
          return (
            <tr key={run.runId}>
              <th scope="row">
                <a href={hashOf('runs', run.runId)}>{momentWords(run.startedAtMs)}</a>
                <span class="cf-rows-why">{begunByWords(run)}</span>
              </th>
              <td>{askedWords(run.asked)}</td>
              <td class="cf-rows-amount cf-rows-wide cf-figure">{counts.fetched.toLocaleString()}</td>
              <td class="cf-rows-amount cf-figure">{counts.posted.toLocaleString()}</td>
              <td class="cf-rows-amount cf-rows-wide">
                <span class="cf-figure">{(counts.waiting + counts.blocked).toLocaleString()}</span>
                <span class="cf-hidden">: {counted(counts.blocked, 'document')} blocked</span>
              </td>
              <td>
                <StateChip tone={tone} words={words} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
