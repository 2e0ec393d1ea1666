import { useState } from 'preact/hooks';
import type { UndoChoices, UndoPlan } from '../../lib/posting/undo/undoPlan';
import type { UndoScope } from '../../lib/posting/undo/undoScope';
import type { ConnectionId } from '../../lib/sync/connection';
import { PartResult } from '../app/PartResult';
import type { Desk } from '../desk';
import { BusyButton } from '../parts/BusyButton';
import { CheckGroup } from '../parts/CheckGroup';
import { GatedButton } from '../parts/GatedButton';
import { Notice } from '../parts/Notice';
import { counted } from './durationWords';
import { UndoGoes, UndoStays } from './UndoLists';

/** What is removed least is proposed. */
const leastChoices: UndoChoices = { cascade: false, matched: 'keep' };

/** Takes documents out of QuickBooks again: first a look at what goes and what stays, then the seller's word. */
export function UndoPanel(props: {
  readonly desk: Desk;
  readonly connectionId: ConnectionId;
  readonly scope: UndoScope;
  readonly title: string;
  /** Which documents are looked at. */
  readonly what: string;
}) {
  const { desk, connectionId, scope } = props;
  const part = `undo/${JSON.stringify(scope)}`;
  const [choices, setChoices] = useState(leastChoices);
  const [plan, setPlan] = useState<UndoPlan>();
  const [begun, setBegun] = useState(false);
  const look = (wanted: UndoChoices) => {
    setChoices(wanted);
    setBegun(false);
    void desk
      .get(part, 'previewUndo', { connectionId, scope, choices: wanted })
      .then((found) => setPlan(found));
  };
  const busy = desk.busy.value.get(part);
  const mayAct = desk.online.value && !desk.outdated.value;
  return (
    <section class="cf-section" aria-labelledby={`cf-${scope.of}-undo`}>
      <h2 id={`cf-${scope.of}-undo`}>{props.title}</h2>
      {plan === undefined && <p class="cf-soft">{props.what}</p>}
      {begun ? (
        <Notice tone="good">
          <p>They are being removed. What still stays, and why, is said on the overview.</p>
        </Notice>
      ) : (
        <PartResult model={desk} part={part} />
      )}
      {plan !== undefined && !begun && (
        <Plan
          {...{ desk, connectionId, scope, part, choices, plan, mayAct }}
          onChoose={look}
          onBegun={() => setBegun(true)}
        />
      )}
      {(plan === undefined || begun) && (
        <div class="cf-row">
          <BusyButton
            words="See what would be removed"
            busyWords="Looking in QuickBooks…"
            busy={busy === 'previewUndo'}
            disabled={!mayAct}
            onClick={() => look(leastChoices)}
          />
        </div>
      )}
    </section>
  );
}

function Plan(props: {
  readonly desk: Desk;
  readonly connectionId: ConnectionId;
  readonly scope: UndoScope;
  readonly part: string;
  readonly choices: UndoChoices;
  readonly plan: UndoPlan;
  readonly mayAct: boolean;
  readonly onChoose: (choices: UndoChoices) => void;
  readonly onBegun: () => void;
}) {
  const { desk, connectionId, scope, part, choices, plan, mayAct } = props;
  const { watchButton } = desk.world;
  const [inactive, setInactive] = useState<readonly string[]>([]);
  const busy = desk.busy.value.get(part);
  const codes = new Set(plan.stays.map(({ problem }) => problem.code));
  const offersCascade = choices.cascade || codes.has('cleared_by_another');
  const offersMatched = choices.matched === 'remove' || codes.has('document_matched');
  const begin = () => {
    const makeInactive = plan.unused.filter((each) => inactive.includes(entryKey(each)));
    void desk
      .get(part, 'startUndo', { connectionId, scope, choices, hash: plan.hash, makeInactive })
      .then((progress) => progress !== undefined && props.onBegun());
  };
  const words = `Remove ${counted(plan.goes.length, 'document')}`;
  return (
    <div class="cf-stack" aria-busy={busy !== undefined}>
      <UndoGoes goes={plan.goes} />
      <UndoStays stays={plan.stays} />
      {(offersCascade || offersMatched) && (
        <CheckGroup
          legend="Remove these as well"
          chosen={[
            ...(choices.cascade ? (['cascade'] as const) : []),
            ...(choices.matched === 'remove' ? (['matched'] as const) : []),
          ]}
          choices={[
            ...(offersCascade
              ? ([['cascade', 'what settles or pays the documents (settlements, payments)']] as const)
              : []),
            ...(offersMatched
              ? ([
                  ['matched', 'documents that are matched to the bank’s figures, and not reconciled'],
                ] as const)
              : []),
          ]}
          onChoose={(chosen) =>
            props.onChoose({
              cascade: chosen.includes('cascade'),
              matched: chosen.includes('matched') ? 'remove' : 'keep',
            })
          }
        />
      )}
      {plan.unused.length > 0 && (
        <CheckGroup
          legend="Make inactive in QuickBooks"
          hint="These were made for the documents that go, and nothing else of ours names them."
          chosen={inactive}
          choices={plan.unused.map((each) => [entryKey(each), `${each.list}: ${each.name}`] as const)}
          onChoose={setInactive}
        />
      )}
      {plan.goes.length > 0 && mayAct && (
        <div class="cf-row">
          {busy === undefined ? (
            <GatedButton
              words={words}
              look="danger"
              {...(watchButton && { watch: watchButton })}
              onAccepted={begin}
              onRefused={(judgement) => desk.refuse(part, judgement)}
            />
          ) : (
            <BusyButton
              words={words}
              busyWords={busy === 'startUndo' ? 'Beginning…' : 'Looking…'}
              busy={true}
            />
          )}
        </div>
      )}
    </div>
  );
}

function entryKey({ list, id }: { readonly list: string; readonly id: string }): string {
  return `${list}/${id}`;
}
