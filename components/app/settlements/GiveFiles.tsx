import { useState } from 'preact/hooks';
import { ok, type Problem } from '../../../lib/problem/problem';
import { Field } from '../../parts/Field';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { PartResult } from '../PartResult';
import type { PageProps } from '../pageProps';
import { hashOf } from '../routes';

/** What became of one file. */
interface Given {
  readonly fileName: string;
  readonly settlementId?: string;
  /** Why it was not taken in, or what is to be known of it. */
  readonly problem?: Problem;
}

const part = 'files';

/** Takes settlement files that the seller has saved: for history that Amazon lists no more, or without Amazon's keys. */
export function GiveFiles({ model, connection }: Pick<PageProps, 'model' | 'connection'>) {
  const [given, setGiven] = useState<readonly Given[]>([]);
  const { stage } = model.world;
  if (stage === undefined || model.outdated.value) return null;
  const isBusy = model.busy.value.has(part);

  const take = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setGiven([]);
    await model.run(part, 'importSettlement', async () => {
      const ends: Given[] = [];
      for (const file of files) {
        const stagedId = await stage(file);
        const { connectionId } = connection;
        const answer = await model.world.ask('importSettlement', { connectionId, stagedId });
        const [first] = answer.ok ? answer.value.problems : [answer.problem];
        ends.push({
          fileName: file.name,
          ...(answer.ok && { settlementId: answer.value.settlementId }),
          ...(first !== undefined && { problem: first }),
        });
        setGiven([...ends]);
      }
      return ok(null);
    });
  };

  return (
    <section class="cf-section" aria-busy={isBusy}>
      <Field
        label="Settlement files that you have saved"
        hint="The flat file V2 from Payments, Reports Repository in Seller Central; choose some, or drop them on the field. They stay in this browser until you send what they become."
      >
        {(ids) => (
          <input
            {...ids}
            class="cf-input"
            type="file"
            multiple
            accept=".txt,.tsv,.csv,.gz"
            disabled={isBusy}
            onChange={({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])];
              currentTarget.value = '';
              void take(files);
            }}
          />
        )}
      </Field>
      {isBusy && (
        <p class="cf-soft" role="status">
          <span class="cf-spinner" aria-hidden="true" /> Reading…
        </p>
      )}
      {given.map((each) => (
        <FileEnd key={each.fileName} {...each} />
      ))}
      <PartResult model={model} part={part} />
    </section>
  );
}

function FileEnd({ fileName, settlementId, problem }: Given) {
  return (
    <>
      <p>
        {fileName}:{' '}
        {settlementId === undefined ? (
          'not taken in'
        ) : (
          <a href={hashOf('settlements', settlementId)}>Settlement {settlementId}</a>
        )}
      </p>
      {problem !== undefined && (
        <ProblemNotice problem={problem} tone={settlementId === undefined ? 'bad' : 'warn'} />
      )}
    </>
  );
}
