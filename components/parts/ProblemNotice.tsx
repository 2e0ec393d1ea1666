import type { ComponentChildren } from 'preact';
import type { Problem } from '../../lib/problem/problem';
import type { Party } from '../../lib/problem/row';
import { Disclosure } from './Disclosure';
import { Notice } from './Notice';
import { OuterText } from './OuterText';
import type { Tone } from './tone';

const partyNames: Readonly<Record<Party, string>> = {
  amazon: 'Amazon',
  quickbooks: 'QuickBooks',
  counterfoil: 'Counterfoil',
};

/** Which party failed, what is wrong, what to do next, and on demand what the other side said. */
export function ProblemNotice(props: {
  readonly problem: Problem;
  readonly tone?: Tone;
  readonly children?: ComponentChildren;
}) {
  const { problem } = props;
  return (
    <Notice tone={props.tone ?? (problem.retry.kind === 'after' ? 'warn' : 'bad')}>
      <p class="cf-notice-party">{partyNames[problem.party]}</p>
      <p>
        <OuterText text={problem.sentence} limit={400} />
      </p>
      <p class="cf-soft">
        <OuterText text={problem.remedy} limit={400} />
      </p>
      {problem.said !== undefined && (
        <Disclosure title={`What ${partyNames[problem.party]} said`}>
          <p class="cf-said cf-code">
            <OuterText text={problem.said} limit={1000} />
          </p>
        </Disclosure>
      )}
      {props.children}
    </Notice>
  );
}
