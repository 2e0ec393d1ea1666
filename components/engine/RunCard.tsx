import { formatMoney } from '../../lib/money/money';
import type { CurrentRun, ShownDocuments } from '../../lib/sync/views';
import { PartResult } from '../app/PartResult';
import type { Desk } from '../desk';
import { clockWords } from '../moments';
import { AskTwice } from '../parts/AskTwice';
import { BusyButton } from '../parts/BusyButton';
import { GatedButton } from '../parts/GatedButton';
import { Notice } from '../parts/Notice';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Reading } from '../parts/Reading';
import { useReading } from '../useReading';
import { documentNames } from './documentNames';
import { counted, durationWords } from './durationWords';
import { askedWords } from './runWords';

/** A run that has not ended: how far it is, what it waits for, what it found, and how to end it. */
export function RunCard(props: {
  readonly desk: Desk;
  readonly current: CurrentRun;
  /** Where all that could be sent is listed. */
  readonly listAddress: string;
  readonly onOpen?: (address: string) => void;
}) {
  const { desk, current } = props;
  const { run } = current;
  const part = `run/${run.runId}`;
  return (
    <div class="cf-run" data-state={run.state}>
      <div class="cf-run-head">
        <b>{run.state === 'shown' ? 'Nothing is sent yet' : headWords(current)}</b>
        <span class="cf-soft">{askedWords(run.asked)}</span>
      </div>
      {run.state === 'shown' ? <Shown {...props} part={part} /> : <UnderWay {...props} part={part} />}
      <PartResult model={desk} part={part} />
      <PartResult model={desk} part={`${part}/cancel`} />
    </div>
  );
}

function headWords({ run, estimate }: CurrentRun): string {
  if (run.state === 'sending') return 'Sending to QuickBooks';
  return estimate?.doing ?? 'Getting up to date';
}

function UnderWay({
  desk,
  current,
  part,
}: {
  readonly desk: Desk;
  readonly current: CurrentRun;
  readonly part: string;
}) {
  const { run, estimate } = current;
  const { percent, leftMs, waitsFor } = estimate ?? {};
  const halted = current.jobs.find(({ state }) => state === 'blocked' || state === 'quarantined');
  const waits = waitsFor !== undefined && waitsFor.untilMs > desk.world.nowMs() ? waitsFor : undefined;
  return (
    <>
      <progress
        class="cf-progress"
        aria-label={headWords(current)}
        {...(percent === undefined ? {} : { max: 100, value: percent })}
      />
      <p class="cf-run-line">
        <span>
          {counted(run.counts.fetched, 'new or changed entry', 'new or changed entries')}
          {run.counts.drafted > 0 && `, ${counted(run.counts.drafted, 'document')} drawn`}
          {run.counts.posted > 0 && `, ${run.counts.posted.toLocaleString()} sent`}
        </span>
        {leftMs !== undefined && <span class="cf-soft">about {durationWords(leftMs)} left</span>}
      </p>
      {waits !== undefined && (
        <p class="cf-soft cf-small">
          Waits for {waits.words} until {clockWords(waits.untilMs)}. It goes on by itself.
        </p>
      )}
      {halted?.problem !== undefined && (
        <ProblemNotice problem={halted.problem} tone="bad">
          <div class="cf-notice-actions">
            <BusyButton
              words="Try again"
              busyWords="Trying again…"
              busy={desk.busy.value.has(`${part}/retry`)}
              disabled={!mayAct(desk)}
              onClick={() => void desk.get(`${part}/retry`, 'retryJob', { jobId: halted.id })}
            />
          </div>
        </ProblemNotice>
      )}
      {!desk.outdated.value && (
        <div class="cf-row">
          <AskTwice
            words="Cancel"
            question="Stop here? What was fetched and sent stays."
            confirmWords="Stop it"
            keepWords="Go on"
            busyWords="Stopping…"
            busy={desk.busy.value.has(`${part}/cancel`)}
            onConfirm={() => void desk.get(`${part}/cancel`, 'cancelRun', { runId: run.runId })}
          />
        </div>
      )}
    </>
  );
}

function Shown(props: {
  readonly desk: Desk;
  readonly current: CurrentRun;
  readonly part: string;
  readonly listAddress: string;
  readonly onOpen?: (address: string) => void;
}) {
  const { desk, current, onOpen, listAddress } = props;
  const { run } = current;
  const read = useReading(desk, `shown/${run.runId}`, () => desk.world.engine.readShown(run.runId));
  return (
    <Reading read={read} what="what could be sent">
      {(shown) => (
        <>
          {shown.count === 0 ? (
            <p>There is nothing to send: what was found is in QuickBooks already, waits, or is blocked.</p>
          ) : (
            <Sums shown={shown} />
          )}
          <p class="cf-run-line">
            <span class="cf-soft">
              {counted(run.counts.waiting, 'document')} waiting, {run.counts.blocked.toLocaleString()}{' '}
              blocked, {run.counts.leftOut.toLocaleString()} left out
            </span>
            <a
              href={listAddress}
              {...(onOpen && {
                onClick: (event: MouseEvent) => {
                  event.preventDefault();
                  onOpen(listAddress);
                },
              })}
            >
              See each
            </a>
          </p>
          <ShownActs {...props} shown={shown} />
        </>
      )}
    </Reading>
  );
}

function Sums({ shown }: { readonly shown: ShownDocuments }) {
  return (
    <table class="cf-sums">
      <caption class="cf-hidden">What could be sent</caption>
      <tbody>
        {shown.sums.map(({ kind, currency, count, totalMinor }) => (
          <tr key={`${kind} ${currency}`}>
            <th scope="row">{counted(count, documentNames[kind].toLowerCase())}</th>
            <td class="cf-figure">{formatMoney(totalMinor, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ShownActs(props: {
  readonly desk: Desk;
  readonly current: CurrentRun;
  readonly part: string;
  readonly shown: ShownDocuments;
}) {
  const { desk, part, shown } = props;
  const { runId } = props.current.run;
  const { watchButton } = desk.world;
  const busy = desk.busy.value.get(part);
  const sends = `Send ${counted(shown.count, 'document')}`;
  if (desk.outdated.value) return null;
  if (!desk.online.value) {
    return (
      <Notice tone="warn">
        <p>This computer is offline. Nothing can be sent until it is online again.</p>
      </Notice>
    );
  }
  return (
    <div class="cf-row">
      {shown.count > 0 &&
        (busy === 'agreeRun' ? (
          <BusyButton words={sends} busyWords="Sending…" busy={true} look="primary" />
        ) : (
          <GatedButton
            words={sends}
            look="primary"
            {...(watchButton && { watch: watchButton })}
            onAccepted={() => void desk.get(part, 'agreeRun', { runId, digest: shown.digest })}
            onRefused={(judgement) => desk.refuse(part, judgement)}
          />
        ))}
      <BusyButton
        words={shown.count > 0 ? 'Send nothing' : 'Done'}
        busyWords="Ending…"
        busy={desk.busy.value.has(`${part}/cancel`)}
        disabled={busy !== undefined}
        onClick={() => void desk.get(`${part}/cancel`, 'cancelRun', { runId })}
      />
    </div>
  );
}

function mayAct(desk: Desk): boolean {
  return desk.online.value && !desk.outdated.value;
}
