import type { AccountId } from '../../lib/sync/connections/status';
import { momentWords } from '../moments';
import { AskTwice } from '../parts/AskTwice';
import { BusyButton } from '../parts/BusyButton';
import type { AppModel } from './appModel';

/** What can be done with an account that is connected: test it, end it. */
export function ConnectionActs(props: {
  readonly model: AppModel;
  readonly accountId: AccountId;
  readonly question: string;
  readonly testedAtMs: number | undefined;
}) {
  const { model, accountId } = props;
  const busy = model.busy.value.get(accountId);
  return (
    <div class="cf-row">
      <BusyButton
        words="Test again"
        busyWords="Testing…"
        busy={busy === 'testConnection'}
        disabled={busy !== undefined || !model.online.value}
        onClick={() => void model.act(accountId, 'testConnection', { accountId })}
      />
      <AskTwice
        words="Disconnect"
        question={props.question}
        confirmWords="Disconnect"
        keepWords="Keep it"
        busyWords="Disconnecting…"
        busy={busy === 'disconnect'}
        onConfirm={() => void model.act(accountId, 'disconnect', { accountId })}
      />
      {props.testedAtMs !== undefined && (
        <span class="cf-soft cf-small">Tested {momentWords(props.testedAtMs)}</span>
      )}
    </div>
  );
}
