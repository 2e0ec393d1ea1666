import { problem } from '../../lib/problem/problem';
import { momentWords } from '../moments';
import { Notice } from '../parts/Notice';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { PanelModel } from './panelModel';

/** What concerns the whole panel: updated, offline, a connection that is missing or broken, a fetch that failed. */
export function PanelNotices({ model }: { readonly model: PanelModel }) {
  if (model.outdated.value) {
    return (
      <Notice tone="warn">
        <p>Counterfoil was updated. Reload the page to go on; nothing is lost.</p>
      </Notice>
    );
  }
  const view = model.view.value;
  const fetchedAtMs = view?.stored?.fetchedAtMs;
  return (
    <>
      {!model.online.value && (
        <Notice tone="warn">
          <p>
            This computer is offline.{' '}
            {fetchedAtMs !== undefined && `What is shown is as of ${momentWords(fetchedAtMs)}. `}
            Nothing can be sent until it is online again.
          </p>
        </Notice>
      )}
      {view && <ConnectionNotices model={model} />}
      <RefreshNotice model={model} />
    </>
  );
}

function ConnectionNotices({ model }: { readonly model: PanelModel }) {
  const connections = model.view.value?.connections;
  if (connections === undefined) return null;
  const { amazon, quickbooks } = connections;
  const missing = [
    amazon.state === 'none'
      ? problem('amazon_not_connected')
      : amazon.state === 'broken'
        ? amazon.problem
        : undefined,
    quickbooks.state === 'none'
      ? problem('quickbooks_not_connected')
      : quickbooks.state === 'broken'
        ? quickbooks.problem
        : undefined,
  ].filter((each) => each !== undefined);
  return missing.map((each) => (
    <ProblemNotice
      key={each.code}
      problem={each}
      tone={each.code.endsWith('not_connected') ? 'plain' : 'bad'}
    >
      <div class="cf-notice-actions">
        <a
          class="cf-button"
          href={model.world.pageAddress('/app.html#connections')}
          target="_blank"
          rel="noreferrer"
        >
          Open Connections
        </a>
      </div>
    </ProblemNotice>
  ));
}

function RefreshNotice({ model }: { readonly model: PanelModel }) {
  const view = model.view.value;
  const notice = model.refreshNotice.value ?? view?.stored?.fetchProblem;
  if (notice === undefined) return null;
  if (notice === 'unanswered') {
    return (
      <Notice tone="warn">
        <p>The background of the extension stopped before it answered. Refresh to try again.</p>
      </Notice>
    );
  }
  const saidByConnection = [
    view?.connections.amazon.problem?.code,
    view?.connections.quickbooks.problem?.code,
  ];
  if (notice.code.endsWith('not_connected') || saidByConnection.includes(notice.code)) return null;
  return <ProblemNotice problem={notice} />;
}
