import type { AccountId } from '../../lib/sync/connections/status';
import { BusyButton } from '../parts/BusyButton';
import { CopyText } from '../parts/CopyText';
import type { AppModel } from './appModel';
import { fieldsOf, forgetSecrets } from './fieldsOf';
import { RegionField, regionOf } from './RegionField';
import { TextField } from './TextField';

/** Amazon's authorisation window, for a seller with an app that has an OAuth login. */
export function AmazonWindowForm(props: {
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
    const done = await model.act(part, 'authoriseAmazon', {
      ...(accountId === undefined ? {} : { accountId }),
      clientId: field('clientId'),
      clientSecret: field('clientSecret'),
      applicationId: field('applicationId'),
      sellerCentralHost: field('sellerCentralHost'),
      region: regionOf(field('region')),
      draftApp: field('draftApp') === 'on',
    });
    if (done) forgetSecrets(form);
  };
  return (
    <form class="cf-form" autocomplete="off" onSubmit={submit}>
      <p class="cf-soft">
        Your app must list this OAuth redirect URI:
        <CopyText text={model.world.redirectAddress} label="the redirect URI" />
      </p>
      <TextField name="applicationId" label="Application id" placeholder="amzn1.sp.solution.…" />
      <TextField name="clientId" label="Client id" placeholder="amzn1.application-oa2-client.…" />
      <TextField name="clientSecret" label="Client secret" secret={true} />
      <TextField
        name="sellerCentralHost"
        label="Your Seller Central"
        placeholder="sellercentral.amazon.com"
        hint="The part of its address before the first slash."
      />
      <RegionField />
      <label class="cf-choice">
        <input type="checkbox" name="draftApp" />
        The app is still in draft
      </label>
      <div class="cf-row">
        <BusyButton
          words="Authorise in a window"
          busyWords="Waiting for Amazon’s window…"
          busy={busy === 'authoriseAmazon'}
          disabled={busy !== undefined || !model.online.value}
          look="primary"
          type="submit"
        />
      </div>
    </form>
  );
}
