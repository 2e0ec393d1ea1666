import { whyNotByItself } from '../../posting/claimReason';
import { claimHoldMs, maySendByItself } from '../../posting/claimState';
import { problem } from '../../problem/problem';
import { type CompanyPorts, claimPortsOf } from '../companyPorts';
import type { StepEnd } from '../jobs/ports';
import { claimWriter } from './claim';

/** Whether something may be sent now, and until when; else how the step ends. */
export type MayBegin =
  | { readonly may: true; readonly untilMs: number }
  | { readonly may: false; readonly end: StepEnd };

/** A claim that is not settled yet is looked at again by itself. */
const waitMs = 60_000;

/**
 * What a seller asked for may be sent at once. By itself a browser sends only where QuickBooks keeps our numbers, and
 * while it holds the claim for certain: nothing is begun once that is too old to count.
 */
export async function mayBeginUntil(
  company: CompanyPorts,
  isAsked: boolean,
  untilMs: number,
): Promise<MayBegin> {
  if (isAsked) return { may: true, untilMs };
  const books = await company.store.readBooks();
  if (books?.company.customTransactionNumbers !== true) {
    const reason = problem(
      books === undefined ? 'quickbooks_not_connected' : 'never_by_itself_without_numbers',
    );
    return { may: false, end: { outcome: { end: 'blocked', problem: reason } } };
  }
  const claimed = await claimWriter(claimPortsOf(company), company.realmId, 'schedule');
  const writer = claimed.ok ? claimed.value : await company.writers.readWriter(company.realmId);
  const nowMs = company.clock.nowMs();
  if (maySendByItself(writer, nowMs)) {
    const confirmedMs = writer.own?.confirmedAtMs ?? nowMs;
    return { may: true, untilMs: Math.min(untilMs, confirmedMs + claimHoldMs) };
  }
  const reason = whyNotByItself(writer, nowMs) ?? problem('writer_starts_soon');
  // Where another browser sends, this one is done: what it has prepared stays to be looked at.
  if (reason.retry.kind !== 'after') return { may: false, end: { outcome: { end: 'done' } } };
  const againMs = Math.max(writer.nextAtMs ?? nowMs + waitMs, nowMs + 1_000);
  return { may: false, end: { outcome: { end: 'slowDown', untilMs: againMs, problem: reason } } };
}
