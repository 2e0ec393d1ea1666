import * as v from 'valibot';
import { failed, ok, problem, type Result } from '../problem/problem';
import { consentForm } from '../sync/connections/accounts';
import type { ConsentPort, Side, VaultPort } from '../sync/connections/ports';
import type { ClockPort, LockPort } from '../sync/ports';

const livesMs = 900_000;
const stateBytes = 16;

const pendingSecret = v.object({
  form: consentForm,
  redirectAddress: v.string(),
  startedAtMs: v.number(),
  state: v.exactOptional(v.string()),
});
type PendingSecret = v.InferOutput<typeof pendingSecret>;

/**
 * The consents on their way, one a side, sealed in the vault because the form holds the client secret.
 * RFC 6749, section 10.12: a returned code is taken only with the state that was sent out.
 */
export function createConsentState(parts: {
  readonly vault: VaultPort;
  readonly lock: LockPort;
  readonly clock: ClockPort;
  readonly getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
}): ConsentPort {
  const { vault, lock, clock } = parts;
  const nameOf = (side: Side) => `consent/${side}`;

  const read = async (side: Side): Promise<Result<PendingSecret | undefined>> => {
    const secret = await vault.read(nameOf(side));
    if (!secret.ok) return secret;
    if (secret.value === undefined) return ok(undefined);
    const pending = v.safeParse(v.pipe(v.string(), v.parseJson(), pendingSecret), secret.value);
    if (!pending.success) return failed(problem('locked'));
    const ageMs = clock.nowMs() - pending.output.startedAtMs;
    if (ageMs >= 0 && ageMs < livesMs) return ok(pending.output);
    const erased = await vault.erase(nameOf(side));
    return erased.ok ? ok(undefined) : erased;
  };
  const write = (pending: PendingSecret) => vault.write(nameOf(pending.form.side), JSON.stringify(pending));

  return {
    begin: (form, redirectAddress) =>
      lock.hold(nameOf(form.side), async () => {
        const bytes = parts.getRandomValues(new Uint8Array(stateBytes));
        const state = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        const written = await write({ form, redirectAddress, startedAtMs: clock.nowMs(), state });
        return written.ok ? ok(state) : written;
      }),

    async pending(side) {
      const pending = await read(side);
      if (!pending.ok || pending.value === undefined) return pending;
      const { form, redirectAddress, state } = pending.value;
      return ok(state === undefined ? { form, redirectAddress } : { form, redirectAddress, state });
    },

    use: (side, state) =>
      lock.hold(nameOf(side), async () => {
        const pending = await read(side);
        if (!pending.ok) return pending;
        if (pending.value?.state !== state) return ok(false);
        const { state: _, ...used } = pending.value;
        const written = await write(used);
        return written.ok ? ok(true) : written;
      }),

    forget: (side) => lock.hold(nameOf(side), () => vault.erase(nameOf(side))),
  };
}
