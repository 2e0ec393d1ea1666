import { momentWords } from '../moments';
import { AskTwice } from '../parts/AskTwice';
import { BusyButton } from '../parts/BusyButton';
import type { AppModel } from './appModel';

/** What can be done with a connection that there is: test it, end it. */
export function ConnectionActs(props: {
  readonly model: AppModel;
  readonly side: 'amazon' | 'quickbooks';
  readonly question: string;
  readonly testedAtMs: number | undefined;
}) {
  const { model, side } = props;
  const busy = model.busy.value.get(side);
  return (
    <div class="cf-row">
      <BusyButton
        words="Test again"
        busyWords="Testing…"
        busy={busy === 'testConnection'}
        disabled={busy !== undefined || !model.online.value}
        onClick={() => void model.act(side, 'testConnection', { side })}
      />
      <AskTwice
        words="Disconnect"
        question={props.question}
        confirmWords="Disconnect"
        keepWords="Keep it"
        busyWords="Disconnecting…"
        busy={busy === 'disconnect'}
        onConfirm={() => void model.act(side, 'disconnect', { side })}
      />
      {props.testedAtMs !== undefined && (
        <span class="cf-soft cf-small">Tested {momentWords(props.testedAtMs)}</span>
      )}
    </div>
  );
}
