import { actions } from '../../rules/actions';
import type { RuleOutcome, RuleTrace } from '../../rules/ruleOutcome';
import type { BookedEvent } from '../bookedEvent';

/** What sums events up. */
export type SummaryWord = 'day' | 'month' | 'settlement';

/**
 * Which rules did what to a summary, each once. What a rule wishes for the document of a single event cannot
 * be had in a summary, and is said so.
 */
export function summaryTrace(booked: readonly BookedEvent[], word: SummaryWord): readonly RuleTrace[] {
  const traces = new Map<string, RuleTrace>();
  for (const { outcome } of booked) {
    if (outcome.trace.length === 0) continue;
    const vain = inVain(outcome, word);
    for (const { ruleId, ruleName, did } of outcome.trace) {
      const why = vain.get(did);
      const trace = { ruleId, ruleName, did: why === undefined ? did : `${did}: not done, ${why}` };
      traces.set(`${ruleId} ${trace.did}`, trace);
    }
  }
  return [...traces.values()];
}

function inVain(
  { documentType, customer, memo, depositAccount, leaveOut }: RuleOutcome,
  word: SummaryWord,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (documentType !== undefined)
    found.set(
      actions.documentType.inWords({ do: 'documentType', is: documentType }),
      `a ${word} has a kind of its own`,
    );
  if (customer !== undefined)
    found.set(actions.customer.inWords({ do: 'customer', is: customer }), `a ${word} has one customer`);
  if (memo !== undefined)
    found.set(actions.memo.inWords({ do: 'memo', is: memo }), `a ${word} has a memo of its own`);
  if (depositAccount !== undefined && word !== 'day')
    found.set(
      actions.depositAccount.inWords({ do: 'depositAccount', is: depositAccount }),
      word === 'month' ? 'the money is still held back' : 'a settlement pays into the clearing account',
    );
  if (leaveOut !== undefined && word === 'settlement')
    found.set(
      actions.leaveOut.inWords({ do: 'leaveOut', reason: leaveOut.reason }),
      'its settlement books it all the same',
    );
  return found;
}
