import { BusyButton } from '../parts/BusyButton';
import type { AppModel } from './appModel';
import { fieldsOf } from './fieldsOf';
import { TextField } from './TextField';

/** The way around a refused address: an address of the seller's own, whose final form is pasted here. */
export function ByAddress(props: {
  readonly model: AppModel;
  readonly side: 'amazon' | 'quickbooks';
  readonly party: 'Amazon' | 'Intuit';
}) {
  const { model, side, party } = props;
  const consentAddress = model.consentAddress.value.get(side);
  const busy = model.busy.value.get(side);
  const begin = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    void model.beginByAddress(side, fieldsOf(event.currentTarget)('redirectAddress'));
  };
  const finish = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = event.currentTarget;
    void model.act(side, 'finishByAddress', { side, finalAddress: fieldsOf(form)('finalAddress') });
    form.reset();
  };
  return (
    <div class="cf-stack">
      <p class="cf-soft">
        Try to connect above first, so that the keys are known. Then give {party}’s app any https address that
        you trust, consent, and paste the address at which the browser ends up. The page there may say that it
        was not found; only the address matters.
      </p>
      <form class="cf-form" autocomplete="off" onSubmit={begin}>
        <TextField
          name="redirectAddress"
          label={`Address that ${party}’s app accepts`}
          type="url"
          placeholder="https://example.com/"
        />
        <div class="cf-row">
          <BusyButton
            words="Prepare the consent"
            busyWords="Preparing…"
            busy={busy === 'beginByAddress'}
            disabled={busy !== undefined}
            type="submit"
          />
        </div>
      </form>
      {consentAddress?.startsWith('https://') && (
        <form class="cf-form" autocomplete="off" onSubmit={finish}>
          <p>
            <a class="cf-button" href={consentAddress} target="_blank" rel="noreferrer">
              Open {party}’s consent
            </a>
          </p>
          <TextField
            name="finalAddress"
            label="Final address"
            secret={true}
            hint="It is used once and not kept."
          />
          <div class="cf-row">
            <BusyButton
              words="Finish"
              busyWords="Finishing…"
              busy={busy === 'finishByAddress'}
              disabled={busy !== undefined}
              look="primary"
              type="submit"
            />
          </div>
        </form>
      )}
    </div>
  );
}
