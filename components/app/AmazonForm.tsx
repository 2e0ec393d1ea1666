import type { AccountId } from '../../lib/sync/connections/status';
import { BusyButton } from '../parts/BusyButton';
import { Disclosure } from '../parts/Disclosure';
import type { AppModel } from './appModel';
import { fieldsOf, forgetSecrets } from './fieldsOf';
import { RegionField, regionOf } from './RegionField';
import { TextField } from './TextField';

/** The keys of the seller's private app, and where to find them. */
export function AmazonForm(props: {
  readonly model: AppModel;
  /** The account that these keys open again; absent: another one is added. */
  readonly accountId?: AccountId | undefined;
}) {
  const { model, accountId } = props;
  const part = accountId ?? 'amazon';
  const busy = model.busy.value.get(part);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const field = fieldsOf(form);
    const done = await model.act(part, 'connectAmazon', {
      ...(accountId === undefined ? {} : { accountId }),
      clientId: field('clientId'),
      clientSecret: field('clientSecret'),
      refreshToken: field('refreshToken'),
      region: regionOf(field('region')),
    });
    if (done) forgetSecrets(form);
  };
  return (
    <div class="cf-stack">
      <Guide />
      <form class="cf-form" autocomplete="off" onSubmit={submit}>
        <TextField name="clientId" label="Client id" placeholder="amzn1.application-oa2-client.…" />
        <TextField
          name="clientSecret"
          label="Client secret"
          secret={true}
          hint="Amazon lets it expire after 180 days; then it is rotated there and entered here again."
        />
        <TextField name="refreshToken" label="Refresh token" secret={true} hint="Begins with Atzr|" />
        <RegionField />
        <div class="cf-row">
          <BusyButton
            words="Connect Amazon"
            busyWords="Asking Amazon…"
            busy={busy === 'connectAmazon'}
            disabled={busy !== undefined || !model.online.value}
            look="primary"
            type="submit"
          />
          <span class="cf-soft cf-small">It is tested at once by asking for your marketplaces.</span>
        </div>
      </form>
    </div>
  );
}

function Guide() {
  return (
    <Disclosure title="Where to find these">
      <ol class="cf-guide">
        <li>
          As the primary user of a Professional account open Seller Central, Apps and Services,{' '}
          <b>Develop Apps</b>. The first time, register as a private developer: it is for your own account.
        </li>
        <li>
          Ask for the roles <b>Finance and Accounting</b> and <b>Inventory and Order Tracking</b>. No role
          with buyers’ personal data is needed.
        </li>
        <li>
          Add a new app client: type SP-API, with the same roles. A role that is added later needs a new
          authorisation.
        </li>
        <li>
          <b>View</b> under LWA credentials shows client id and client secret.
        </li>
        <li>
          In the menu beside the app choose <b>Authorize app</b>. Amazon shows the refresh token once: copy it
          here.
        </li>
      </ol>
    </Disclosure>
  );
}
