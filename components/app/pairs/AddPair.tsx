import { useState } from 'preact/hooks';
import { accountWords } from '../../../lib/sync/connections/accountNames';
import { type AmazonAccountStatus, type CompanyStatus, realmOf } from '../../../lib/sync/connections/status';
import { Disclosure } from '../../parts/Disclosure';
import { SelectField } from '../../parts/SelectField';
import type { AppModel } from '../appModel';
import { PartResult } from '../PartResult';
import { PairForm } from './PairForm';
import { marketplacesOf } from './pairWords';

const part = 'pair/new';

/** Joins a seller account and a company, where there are several of either. */
export function AddPair(props: {
  readonly model: AppModel;
  readonly companies: readonly CompanyStatus[];
  readonly sellers: readonly AmazonAccountStatus[];
}) {
  const { model, sellers } = props;
  const companies = props.companies.flatMap((each) => {
    const realmId = realmOf(each);
    return realmId === undefined ? [] : [[realmId, accountWords(each)] as const];
  });
  const accounts = sellers.map((each) => [each.accountId, accountWords(each)] as const);
  const [chosenSeller, setSeller] = useState<string>();
  const [chosenCompany, setCompany] = useState<string>();
  const seller = chosenSeller ?? accounts.at(-1)?.[0];
  const realmId = chosenCompany ?? companies.at(-1)?.[0];
  if (seller === undefined || realmId === undefined) return null;
  return (
    <Disclosure title="Join a seller account and a company">
      <div class="cf-stack">
        <PartResult model={model} part={part} doneWords="They are joined." />
        <SelectField label="Seller account" value={seller} choices={accounts} onChoose={setSeller} />
        <SelectField label="Company" value={realmId} choices={companies} onChoose={setCompany} />
        <PairForm
          key={seller}
          model={model}
          part={part}
          marketplaces={marketplacesOf(seller, sellers)}
          words="Join them"
          busy={model.busy.value.get(part) === 'addConnection'}
          onSave={(choice) =>
            void model.act(part, 'addConnection', { amazonAccountId: seller, realmId, ...choice })
          }
        />
      </div>
    </Disclosure>
  );
}
