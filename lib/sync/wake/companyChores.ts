import { type CompanyPorts, claimPortsOf, evidencePortsOf } from '../companyPorts';
import { recover } from '../recover';
import { continueDueEvidence } from '../steps/attachEvidence';
import { continueBatch } from '../steps/continueBatch';
import type { Chore } from './chores';
import { continueDueClaim } from './dueClaim';
import { continueDueRebuild } from './dueRebuild';
import { continueDueSweep } from './dueSweep';

/**
 * What goes on by itself in one connected company, in the order of its importance: documents on their way, what is
 * taken out, who sends by itself, files, and the long readings.
 */
export function companyChores(
  company: CompanyPorts,
  store: { readonly replacesLost: boolean },
): readonly Chore[] {
  const { realmId } = company;
  return [
    // Many that are due together are looked up together, before what is left goes on one by one.
    (untilMs) => continueBatch(company, untilMs),
    () => recover(company),
    (untilMs) => continueDueClaim(claimPortsOf(company), realmId, untilMs),
    () => continueDueEvidence(evidencePortsOf(company), realmId),
    (untilMs) => continueDueRebuild(company, realmId, store.replacesLost, untilMs),
    () => continueDueSweep(company, realmId),
  ];
}
