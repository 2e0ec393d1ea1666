import { failed, problem, type Result } from '../../problem/problem';
import type { AmazonForm, QuickBooksForm } from './accounts';
import { keepAmazon } from './keepAmazon';
import { keepQuickBooks } from './keepQuickBooks';
import type { ConnectionParts, PendingConsent, Side } from './ports';
import type { AccountStatus } from './status';

/** Takes the address at which a consent ended: checks its state, which is good once, and connects. */
export async function finishConsent(
  parts: ConnectionParts,
  side: Side,
  finalAddress: string,
): Promise<Result<AccountStatus>> {
  const pending = await parts.consent.pending(side);
  if (!pending.ok) return pending;
  const { value } = pending;
  if (value?.state === undefined) return failed(problem(`${side}_consent_expired`));
  const started = { ...value, state: value.state };
  const { form } = started;
  const end = await parts.lock.hold(`connection/${side}`, () =>
    form.side === 'amazon'
      ? finishAmazon(parts, form, started, finalAddress)
      : finishQuickBooks(parts, form, started, finalAddress),
  );
  if (!end.ok) return end;
  const forgotten = await parts.consent.forget(side);
  return forgotten.ok ? end : forgotten;
}

type Started = PendingConsent & { readonly state: string };

async function finishAmazon(
  parts: ConnectionParts,
  form: AmazonForm,
  { redirectAddress, state }: Started,
  finalAddress: string,
): Promise<Result<AccountStatus>> {
  const returned = parts.amazon.readReturn(finalAddress, state);
  if (!returned.ok) return returned;
  const used = await useOnce(parts, 'amazon', state);
  if (!used.ok) return used;
  const { clientId, clientSecret, region, accountId } = form;
  const tokens = await parts.amazon
    .login({ clientId, clientSecret })
    .exchangeCode(returned.value.code, redirectAddress);
  if (!tokens.ok) return tokens;
  const { sellingPartnerId } = returned.value;
  return keepAmazon(parts, {
    account: { clientId, clientSecret, region },
    tokens: tokens.value,
    ...(accountId === undefined ? {} : { accountId }),
    ...(sellingPartnerId === undefined || sellingPartnerId === '' ? {} : { sellerId: sellingPartnerId }),
  });
}

async function finishQuickBooks(
  parts: ConnectionParts,
  form: QuickBooksForm,
  { redirectAddress, state }: Started,
  finalAddress: string,
): Promise<Result<AccountStatus>> {
  const returned = parts.quickbooks.readReturn(finalAddress, state);
  if (!returned.ok) return returned;
  const used = await useOnce(parts, 'quickbooks', state);
  if (!used.ok) return used;
  const { clientId, clientSecret, environment, accountId } = form;
  const { code, realmId } = returned.value;
  const tokens = await parts.quickbooks.login({ clientId, clientSecret }).exchangeCode(code, redirectAddress);
  if (!tokens.ok) return tokens;
  return keepQuickBooks(parts, {
    account: { clientId, clientSecret, environment, realmId },
    tokens: tokens.value,
    ...(accountId === undefined ? {} : { accountId }),
  });
}

async function useOnce(parts: ConnectionParts, side: Side, state: string): Promise<Result<void>> {
  const first = await parts.consent.use(side, state);
  if (!first.ok) return first;
  return first.value ? { ok: true, value: undefined } : failed(problem(`${side}_consent_expired`));
}
