import { maySendByItself, type Writer } from '../../../lib/posting/claimState';
import type { ConnectionId } from '../../../lib/sync/connection';
import { momentWords } from '../../moments';
import { AskTwice } from '../../parts/AskTwice';
import { BusyButton } from '../../parts/BusyButton';
import { OuterText } from '../../parts/OuterText';
import { ProblemNotice } from '../../parts/ProblemNotice';
import type { AppModel } from '../appModel';
import { PartResult } from '../PartResult';

/** Which browser sends by itself, and taking that over: of several that are connected to a company only one does. */
export function WriterSection(props: {
  readonly model: AppModel;
  readonly connectionId: ConnectionId;
  readonly writer: Writer | undefined;
}) {
  const { model, connectionId, writer } = props;
  const part = `writer/${connectionId}`;
  const busy = model.busy.value.has(part);
  const mayAct = model.online.value && !model.outdated.value;
  const ask = (want: 'take' | 'leave') => void model.get(part, 'takeWriting', { connectionId, want });
  return (
    <section class="cf-section" aria-labelledby="cf-writer">
      <h2 id="cf-writer">Which browser sends without asking</h2>
      <p>{standingWords(writer, model.world.nowMs())}</p>
      {writer?.other !== undefined && (
        <p class="cf-soft">
          It is <OuterText text={writer.other.deviceName} limit={60} />, since{' '}
          {momentWords(writer.other.takenAtMs)}; last seen {momentWords(writer.other.lastSeenAtMs)}.
        </p>
      )}
      {writer?.problem !== undefined && <ProblemNotice problem={writer.problem} />}
      <PartResult model={model} part={part} shownCode={writer?.problem?.code} />
      {mayAct && (
        <div class="cf-row">
          {writer?.own !== undefined ? (
            <BusyButton
              words="Leave it to another browser"
              busyWords="Leaving…"
              busy={busy}
              onClick={() => ask('leave')}
            />
          ) : writer?.other !== undefined && !writer.other.expired ? (
            <AskTwice
              words="Send from this browser instead"
              question="The other browser then sends nothing more without asking. Take over?"
              confirmWords="Take over"
              keepWords="Leave it"
              busyWords="Taking over…"
              busy={busy}
              onConfirm={() => ask('take')}
            />
          ) : (
            <BusyButton
              words="Send from this browser"
              busyWords="Taking it…"
              busy={busy}
              onClick={() => ask('take')}
            />
          )}
        </div>
      )}
      <p class="cf-soft cf-small">What you send with a click goes from every browser.</p>
    </section>
  );
}

function standingWords(writer: Writer | undefined, nowMs: number): string {
  if (writer === undefined) return 'No browser has been chosen yet; the first that has to send takes it.';
  if (writer.wish?.by === 'leave') return 'This browser is giving it up.';
  if (writer.own !== undefined) {
    return maySendByItself(writer, nowMs)
      ? 'This browser.'
      : 'This browser, as soon as it is certain that no other one is still at work. That takes some minutes.';
  }
  if (writer.other === undefined) return 'None at the moment.';
  return writer.other.expired
    ? 'Another browser, which has not been heard of for days.'
    : 'Another browser of yours.';
}
