import type { AccountId } from '../../lib/sync/connections/status';
import { BusyButton } from '../parts/BusyButton';
import { CopyText } from '../parts/CopyText';
import { Disclosure } from '../parts/Disclosure';
import type { AppModel } from './appModel';
import { fieldsOf, forgetSecrets } from './fieldsOf';
import { TextField } from './TextField';

/** The keys of the seller's own Intuit app, and where to find them. */
export function QuickBooksForm(props: {
  readonly model: AppModel;
  /** The account that these keys open again; absent: another one is added. */
  readonly accountId?: AccountId | undefined;
}) {
  const { model, accountId } = props;
  const part = accountId ?? 'quickbooks';
  const busy = model.busy.value.get(part);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const field = fieldsOf(form);
    const done = await model.act(part, 'connectQuickBooks', {
      ...(accountId === undefined ? {} : { accountId }),
      clientId: field('clientId'),
      clientSecret: field('clientSecret'),
      environment: field('environment') === 'sandbox' ? 'sandbox' : 'production',
    });
    if (done) forgetSecrets(form);
  };
  return (
    <div class="cf-stack">
      <Guide redirectAddress={model.world.redirectAddress} />
      <form class="cf-form" autocomplete="off" onSubmit={submit}>
        <TextField name="clientId" label="Client id" />
        <TextField name="clientSecret" label="Client secret" secret={true} />
        <fieldset class="cf-row">
          <legend class="cf-label">Kind of company</legend>
          <label class="cf-choice">
            <input type="radio" name="environment" value="production" defaultChecked />
            Your real company (production keys)
          </label>
          <label class="cf-choice">
            <input type="radio" name="environment" value="sandbox" />
            Sandbox company (development keys)
          </label>
        </fieldset>
        <div class="cf-row">
          <BusyButton
            words="Connect QuickBooks"
            busyWords="Waiting for Intuit’s window…"
            busy={busy === 'connectQuickBooks'}
            disabled={busy !== undefined || !model.online.value}
            look="primary"
            type="submit"
          />
          <span class="cf-soft cf-small">Intuit asks for your consent in a window of its own.</span>
        </div>
      </form>
    </div>
  );
}

function Guide({ redirectAddress }: { readonly redirectAddress: string }) {
  return (
    <Disclosure title="Where to find these">
      <ol class="cf-guide">
        <li>
          Sign in at{' '}
          <a href="https://developer.intuit.com/app/developer/dashboard" target="_blank" rel="noreferrer">
            developer.intuit.com
          </a>{' '}
          with the account that you use for QuickBooks, and open My Hub, App dashboard.
        </li>
        <li>
          Create an app: choose QuickBooks Online and Payments, give it a name such as “Counterfoil”, and tick
          the permission <b>Accounting</b> alone.
        </li>
        <li>
          In the app open <b>Keys and credentials</b>. Development keys work with sandbox companies only. For
          your real company choose Production and answer Intuit’s questions about the app first.
        </li>
        <li>
          Under <b>Redirect URIs</b> add this address, exactly as it stands here:
          <CopyText text={redirectAddress} label="the redirect URI" />
        </li>
        <li>Copy client id and client secret from there into the fields here.</li>
      </ol>
    </Disclosure>
  );
}
