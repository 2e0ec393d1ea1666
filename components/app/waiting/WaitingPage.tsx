import type { ConnectionId } from '../../../lib/sync/connection';
import type { ReasonGroup } from '../../../lib/sync/views';
import { counted } from '../../engine/durationWords';
import { PreparedTable } from '../../engine/PreparedTable';
import { preparedStandings } from '../../engine/standings';
import { Empty } from '../../parts/Empty';
import { OuterText } from '../../parts/OuterText';
import { Pages, usePaging } from '../../parts/Pages';
import { Reading } from '../../parts/Reading';
import { StateChip } from '../../parts/StateChip';
import { useReading } from '../../useReading';
import type { AppModel } from '../appModel';
import type { PageProps } from '../pageProps';
import { hashOf } from '../routes';

/** Everything that Amazon reported and that is not sent, by its reason, with what to do. */
export function WaitingPage({ model, connection }: PageProps) {
  const { connectionId } = connection;
  const { part } = model.place.value;
  const read = useReading(model, `reasons/${connectionId}`, () =>
    model.world.engine.readReasons(connectionId),
  );
  return (
    <>
      <header class="cf-page-head">
        <h1>Waiting and blocked</h1>
      </header>
      <Reading read={read} what="the reasons">
        {(groups) => {
          const kept = groups.filter(({ state }) => state !== 'ready');
          if (kept.length === 0) {
            return (
              <Empty>
                <p>Nothing is blocked and nothing waits.</p>
                <p class="cf-soft">
                  Whatever Amazon reports and cannot be sent yet stands here with its reason; nothing drops
                  out of sight.
                </p>
              </Empty>
            );
          }
          return sections.map(({ state, title }) => (
            <Section
              key={state}
              {...{ model, connectionId, part, title, state }}
              groups={kept.filter((each) => each.state === state)}
            />
          ));
        }}
      </Reading>
    </>
  );
}

const sections = [
  { state: 'blocked', title: 'Blocked: needs you' },
  { state: 'waiting', title: 'Waiting: resolves itself' },
  { state: 'leftOut', title: 'Left out, by a rule or a choice of yours' },
] as const;

function Section(props: {
  readonly model: AppModel;
  readonly connectionId: ConnectionId;
  readonly part: string | undefined;
  readonly title: string;
  readonly state: ReasonGroup['state'];
  readonly groups: readonly ReasonGroup[];
}) {
  const { groups, title, state } = props;
  if (groups.length === 0) return null;
  return (
    <section class="cf-section" aria-labelledby={`cf-${state}`}>
      <h2 id={`cf-${state}`}>{title}</h2>
      <ul class="cf-reasons">
        {groups.map((group) => (
          <Reason key={group.problem.code} {...props} group={group} />
        ))}
      </ul>
    </section>
  );
}

function Reason(props: {
  readonly model: AppModel;
  readonly connectionId: ConnectionId;
  readonly part: string | undefined;
  readonly group: ReasonGroup;
}) {
  const { group, part } = props;
  const { state, problem, count, isAtLeast } = group;
  const name = `${state}/${problem.code}`;
  const open = part === name;
  const { tone } = preparedStandings[state];
  const mend = mendAddress(problem.code);
  return (
    <li class="cf-reason">
      <div class="cf-reason-head">
        <div>
          <p>
            <OuterText text={problem.sentence} limit={300} />
          </p>
          <p class="cf-soft">
            <OuterText text={problem.remedy} limit={300} />
          </p>
        </div>
        <StateChip tone={tone} words={`${isAtLeast ? 'at least ' : ''}${counted(count, 'document')}`} />
      </div>
      <div class="cf-row">
        <a href={hashOf('waiting', open ? undefined : name)} aria-expanded={open}>
          {open ? 'Hide them' : 'Show them'}
        </a>
        {mend !== undefined && <a href={mend.address}>{mend.words}</a>}
      </div>
      {open && <Members {...props} />}
    </li>
  );
}

function Members({
  model,
  connectionId,
  group,
}: {
  readonly model: AppModel;
  readonly connectionId: ConnectionId;
  readonly group: ReasonGroup;
}) {
  const { state } = group;
  const { code } = group.problem;
  const key = `${connectionId}/${state}/${code}`;
  const paging = usePaging(key);
  const read = useReading(model, `of/${key}/${paging.after ?? ''}`, () =>
    model.world.engine.readOfReason(connectionId, { state, code }, paging.after),
  );
  return (
    <Reading read={read} what="the documents">
      {({ rows, next }) => (
        <>
          <PreparedTable caption={group.problem.sentence} rows={rows} saysWhy={true} />
          <Pages paging={paging} next={next} />
        </>
      )}
    </Reading>
  );
}

/** Pages that mend a reason for all its documents at once. */
function mendAddress(code: string): { readonly address: string; readonly words: string } | undefined {
  if (/^(setup_|entries_|choice_|item_|account_)/.test(code))
    return { address: hashOf('books'), words: 'Set up the books' };
  if (/not_connected|revoked|_secret_/.test(code))
    return { address: hashOf('connections'), words: 'Open Connections' };
  return undefined;
}
