import type { Evidence, EvidenceFile } from '../../../lib/posting/evidenceState';
import { BusyButton } from '../../parts/BusyButton';
import { OuterText } from '../../parts/OuterText';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { StateChip } from '../../parts/StateChip';
import type { Tone } from '../../parts/tone';
import type { AppModel } from '../appModel';
import { PartResult } from '../PartResult';

const standings: Readonly<Record<EvidenceFile['state'], { readonly tone: Tone; readonly words: string }>> = {
  waiting: { tone: 'plain', words: 'Not attached yet' },
  uploading: { tone: 'accent', words: 'On its way' },
  attached: { tone: 'good', words: 'Attached' },
};

/** The files that prove a settlement's documents, and whether they are attached to them in QuickBooks. */
export function EvidenceSection(props: { readonly model: AppModel; readonly evidence: Evidence }) {
  const { model, evidence } = props;
  const part = `evidence/${evidence.key}`;
  const problems = [evidence.problem, ...evidence.files.map((file) => file.problem)].flatMap(
    (each) => each ?? [],
  );
  return (
    <section class="cf-section" aria-labelledby="cf-evidence">
      <h2 id="cf-evidence">Evidence</h2>
      <table class="cf-rows">
        <caption class="cf-hidden">Files that prove the documents</caption>
        <tbody>
          {evidence.files.map((file) => {
            const { tone, words } = standings[file.state];
            return (
              <tr key={file.sha256}>
                <th scope="row">
                  <OuterText text={file.name} limit={80} />
                  <span class="cf-rows-why">
                    <OuterText text={file.words} limit={160} />
                  </span>
                </th>
                <td>
                  <StateChip tone={tone} words={words} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {problems.map((problem) => (
        <ProblemNotice key={`${problem.code} ${problem.sentence}`} problem={problem} />
      ))}
      {problems.length > 0 && (
        <div class="cf-row">
          <BusyButton
            words="Attach again"
            busyWords="Attaching…"
            busy={model.busy.value.has(part)}
            disabled={!model.online.value || model.outdated.value}
            onClick={() => void model.get(part, 'attachAgain', { evidenceKey: evidence.key })}
          />
        </div>
      )}
      <PartResult model={model} part={part} shownCode={problems[0]?.code} />
    </section>
  );
}
