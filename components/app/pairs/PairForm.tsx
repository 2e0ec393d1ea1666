import { useState } from 'preact/hooks';
import type { MarketplaceParticipation } from '../../../lib/amazon/shapes/participation';
import type { Connection } from '../../../lib/sync/connection';
import type { Part } from '../../desk';
import { BusyButton } from '../../parts/BusyButton';
import { CheckGroup } from '../../parts/CheckGroup';
import { InputField } from '../../parts/InputField';
import { RadioGroup } from '../../parts/RadioGroup';
import type { AppModel } from '../appModel';

/** What a seller chooses of a pair. */
export interface PairChoice {
  readonly name?: string;
  readonly code?: string;
  readonly marketplaceIds?: readonly string[];
}

/** Name, code and marketplaces of a pair. */
export function PairForm(props: {
  readonly model: AppModel;
  readonly part: Part;
  readonly marketplaces: readonly MarketplaceParticipation[];
  readonly before?: Pick<Connection, 'name' | 'marketplaceIds' | 'settings'>;
  readonly words: string;
  readonly busy: boolean;
  readonly onSave: (choice: PairChoice) => void;
}) {
  const { model, marketplaces, before, busy } = props;
  const [name, setName] = useState(before?.name ?? '');
  const [code, setCode] = useState(before?.settings.books.connectionCode ?? '');
  const [chosen, setChosen] = useState(before?.marketplaceIds);
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    props.onSave({
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(code.trim() === '' ? {} : { code: code.trim().toUpperCase() }),
      ...(chosen === undefined ? {} : { marketplaceIds: chosen }),
    });
  };
  return (
    <form class="cf-form" autocomplete="off" onSubmit={save}>
      <InputField
        label="Name"
        value={name}
        hint="As you call it; else both names are shown."
        onType={setName}
      />
      <InputField
        label="Code in document numbers"
        value={code}
        placeholder="B2"
        hint="Two or three capitals that stand where the country stands: needed where two seller accounts go into one company."
        onType={setCode}
      />
      {marketplaces.length > 1 && (
        <>
          <RadioGroup
            legend="Marketplaces"
            value={chosen === undefined ? 'all' : 'some'}
            choices={[
              ['all', 'All of the seller account'],
              ['some', 'These'],
            ]}
            onChoose={(which) =>
              setChosen(which === 'all' ? undefined : marketplaces.map((each) => each.marketplaceId))
            }
          />
          {chosen !== undefined && (
            <CheckGroup
              legend="These marketplaces"
              chosen={chosen}
              choices={marketplaces.map((each) => [each.marketplaceId, each.name] as const)}
              onChoose={setChosen}
            />
          )}
        </>
      )}
      <div class="cf-row">
        <BusyButton
          words={props.words}
          busyWords="Saving…"
          busy={busy}
          disabled={model.busy.value.has(props.part) || !model.online.value}
          look="primary"
          type="submit"
        />
      </div>
    </form>
  );
}
