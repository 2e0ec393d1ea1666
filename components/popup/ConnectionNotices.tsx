import { ProblemNotice } from '../parts/ProblemNotice';
import { StateChip } from '../parts/StateChip';
import type { Connections } from '../source';
import type { PopupModel } from './popupModel';
import { TabLink } from './TabLink';

/** Accounts that no longer let us in. */
export function BrokenConnections(props: { readonly model: PopupModel; readonly connections: Connections }) {
  const { amazon, quickbooks } = props.connections;
  const problems = [quickbooks, amazon].flatMap(({ state, problem }) =>
    state === 'broken' && problem !== undefined ? [problem] : [],
  );
  return problems.map((problem) => (
    <ProblemNotice key={problem.code} problem={problem} tone="bad">
      <div class="cf-notice-actions">
        <TabLink model={props.model} address="/app.html#connections" look="plain">
          Mend it
        </TabLink>
      </div>
    </ProblemNotice>
  ));
}

/** What is still to be connected. */
export function NotConnected(props: { readonly model: PopupModel; readonly connections: Connections }) {
  const { amazon, quickbooks } = props.connections;
  const rows = [
    { name: 'QuickBooks', state: quickbooks.state },
    { name: 'Amazon', state: amazon.state },
  ];
  return (
    <section aria-labelledby="cf-connect">
      <h2 id="cf-connect" class="cf-eyebrow">
        To be connected
      </h2>
      <ul class="cf-documents">
        {rows.map(({ name, state }) => (
          <li key={name} class="cf-document">
            <b>{name}</b>
            {state === 'none' ? (
              <TabLink model={props.model} address="/app.html#connections">
                Connect
              </TabLink>
            ) : (
              <StateChip
                tone={state === 'connected' ? 'good' : 'bad'}
                words={state === 'connected' ? 'Connected' : 'Needs you'}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
