import type { Connection } from '../../../lib/sync/connection';
import { connectionName } from '../../../lib/sync/connections/connectionCheck';
import type { AmazonAccountStatus, CompanyStatus } from '../../../lib/sync/connections/status';
import { momentWords } from '../../moments';
import { BusyButton } from '../../parts/BusyButton';
import { Disclosure } from '../../parts/Disclosure';
import { OuterText } from '../../parts/OuterText';
import { StateChip } from '../../parts/StateChip';
import type { AppData } from '../../source';
import type { AppModel } from '../appModel';
import { PartResult } from '../PartResult';
import { AddPair } from './AddPair';
import { PairForm } from './PairForm';
import { marketplacesOf, marketplaceWords } from './pairWords';

/** Which seller account goes into which company. Said once there is anything to join. */
export function PairsSection(props: {
  readonly model: AppModel;
  readonly data: AppData;
  readonly companies: readonly CompanyStatus[];
  readonly sellers: readonly AmazonAccountStatus[];
}) {
  const { model, data, companies, sellers } = props;
  const isSeveral = companies.length > 1 || sellers.length > 1;
  if (data.pairs.length === 0 && (companies.length === 0 || sellers.length === 0)) return null;
  return (
    <section class="cf-section" aria-labelledby="cf-pairs">
      <h2 id="cf-pairs">What goes where</h2>
      {data.pairs.length === 0 && (
        <p class="cf-soft">Nothing is joined yet. It begins once the company has been read.</p>
      )}
      <ul class="cf-pairs">
        {data.pairs.map((pair) => (
          <Pair key={pair.connectionId} model={model} data={data} pair={pair} />
        ))}
      </ul>
      {isSeveral && <AddPair model={model} companies={companies} sellers={sellers} />}
    </section>
  );
}

function Pair(props: { readonly model: AppModel; readonly data: AppData; readonly pair: Connection }) {
  const { model, data, pair } = props;
  const { connectionId, restsSinceMs } = pair;
  const part = `pair/${connectionId}`;
  const busy = model.busy.value.get(part);
  const code = pair.settings.books.connectionCode;
  const rests = restsSinceMs !== undefined;
  return (
    <li class="cf-pair">
      <div class="cf-section-head">
        <h3>
          <OuterText text={connectionName(pair, data.accounts)} limit={100} />
        </h3>
        <StateChip tone={rests ? 'plain' : 'good'} words={rests ? 'Rests' : 'In use'} />
      </div>
      <p class="cf-soft cf-small">
        {marketplaceWords(pair, data.accounts)}.{' '}
        {code === undefined
          ? 'Document numbers name the country.'
          : `Document numbers of days name ${code} in place of the country.`}{' '}
        {rests && `Nothing goes this way since ${momentWords(restsSinceMs)}; what is in the books stays.`}
      </p>
      <PartResult model={model} part={part} doneWords="Saved." />
      <div class="cf-row">
        <BusyButton
          words={rests ? 'Use it again' : 'Let it rest'}
          busyWords="Saving…"
          busy={busy === 'restConnection'}
          disabled={busy !== undefined || !model.online.value}
          onClick={() => void model.act(part, 'restConnection', { connectionId, rests: !rests })}
        />
        <a class="cf-button" href="#settings">
          Settings
        </a>
      </div>
      <Disclosure title="Name, code and marketplaces">
        <PairForm
          key={pair.updatedAtMs}
          model={model}
          part={part}
          marketplaces={marketplacesOf(pair.amazonAccountId, data.accounts)}
          before={pair}
          words="Save"
          busy={busy === 'changeConnection'}
          onSave={(choice) =>
            void model.act(part, 'changeConnection', {
              connectionId,
              updatedAtMs: pair.updatedAtMs,
              ...choice,
            })
          }
        />
      </Disclosure>
    </li>
  );
}
