import { accountWords } from '../../lib/sync/connections/accountNames';
import type { AmazonAccountStatus, AmazonStatus } from '../../lib/sync/connections/status';
import { Disclosure } from '../parts/Disclosure';
import { OuterText } from '../parts/OuterText';
import { ProblemNotice } from '../parts/ProblemNotice';
import { AmazonForm } from './AmazonForm';
import { AmazonWindowForm } from './AmazonWindowForm';
import type { AppModel } from './appModel';
import { ByAddress } from './ByAddress';
import { ConnectionActs } from './ConnectionActs';
import { PartResult } from './PartResult';
import { regionNames } from './regionNames';
import { SectionHead } from './SectionHead';

/** Amazon's side: the marketplaces, or how to connect them. */
export function AmazonSection({
  model,
  status,
  place,
}: {
  readonly model: AppModel;
  /** An account that is kept, or that there is none. */
  readonly status: AmazonStatus | AmazonAccountStatus;
  /** Of several, counted from 1. */
  readonly place?: number | undefined;
}) {
  const { problem, state } = status;
  const accountId = 'accountId' in status ? status.accountId : undefined;
  const part = accountId ?? 'amazon';
  const titleId = (place ?? 1) === 1 ? 'cf-amazon' : `cf-amazon-${place}`;
  return (
    <section class="cf-section" aria-labelledby={titleId}>
      <SectionHead
        id={titleId}
        title={place === undefined ? 'Amazon' : `Amazon: ${accountWords(status)}`}
        state={state}
      />
      {problem !== undefined && <ProblemNotice problem={problem} tone="bad" />}
      {status.marketplaces.length > 0 && <Marketplaces status={status} />}
      {state !== 'none' && (
        <>
          <p class="cf-soft cf-small">
            {status.region !== undefined && `${regionNames[status.region]}. `}
            {status.clientIdEnding !== undefined && (
              <>
                Client id ending in <span class="cf-code">{status.clientIdEnding}</span>.
              </>
            )}
          </p>
          {accountId !== undefined && (
            <ConnectionActs
              model={model}
              accountId={accountId}
              question="Forget these keys? What was fetched stays."
              testedAtMs={status.testedAtMs}
            />
          )}
        </>
      )}
      <PartResult model={model} part={part} doneWords="Done." shownCode={problem?.code} />
      {state === 'none' ? (
        <AmazonForm model={model} />
      ) : (
        <Disclosure title="Connect with other keys" open={state === 'broken'}>
          <AmazonForm model={model} accountId={accountId} />
        </Disclosure>
      )}
      <Disclosure title="Authorise in a window instead">
        <AmazonWindowForm model={model} accountId={accountId} />
      </Disclosure>
      <Disclosure title="Amazon refuses the address to return to?">
        <ByAddress model={model} side="amazon" party="Amazon" />
      </Disclosure>
    </section>
  );
}

function Marketplaces({ status }: { readonly status: AmazonStatus }) {
  return (
    <table class="cf-list">
      <caption class="cf-hidden">Marketplaces in which you sell</caption>
      <thead>
        <tr>
          <th scope="col">Marketplace</th>
          <th scope="col">Country</th>
          <th scope="col">Currency</th>
          <th scope="col">Store</th>
          <th scope="col">Standing</th>
        </tr>
      </thead>
      <tbody>
        {status.marketplaces.map((each) => (
          <tr key={each.marketplaceId}>
            <th scope="row">
              <OuterText text={each.name} limit={60} />
            </th>
            <td>{each.countryCode}</td>
            <td>{each.currency}</td>
            <td>
              <OuterText text={each.storeName} limit={60} />
            </td>
            <td>
              {!each.isParticipating
                ? 'Not selling'
                : each.hasSuspendedListings
                  ? 'Listings suspended'
                  : 'Selling'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
