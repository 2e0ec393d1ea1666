import type { RuleTrace } from '../../lib/rules/ruleOutcome';
import { Disclosure } from '../parts/Disclosure';
import { OuterText } from '../parts/OuterText';

/** Which of the seller's rules did what to the document. */
export function RuleTraces({ traces }: { readonly traces: readonly RuleTrace[] }) {
  if (traces.length === 0) return null;
  return (
    <Disclosure title={traces.length === 1 ? 'A rule was applied' : `${traces.length} rules were applied`}>
      <ul class="cf-traces">
        {traces.map(({ ruleId, ruleName, did }, index) => (
          // One rule can do several things, and the same to several lines.
          <li key={`${ruleId} ${index}`}>
            <b>
              <OuterText text={ruleName} limit={60} />
            </b>
            {': '}
            <OuterText text={did} limit={200} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
