import {
  type AccountStatus,
  type AmazonAccountStatus,
  type CompanyStatus,
  realmOf,
} from '../../lib/sync/connections/status';
import { Disclosure } from '../parts/Disclosure';
import type { AppData } from '../source';
import { AmazonForm } from './AmazonForm';
import { AmazonSection } from './AmazonSection';
import { AmazonWindowForm } from './AmazonWindowForm';
import type { AppModel } from './appModel';
import { ByAddress } from './ByAddress';
import { PartResult } from './PartResult';
import { PairsSection } from './pairs/PairsSection';
import { QuickBooksForm } from './QuickBooksForm';
import { QuickBooksSection } from './QuickBooksSection';

/** Seller accounts and companies: what is connected, what is wrong, how to connect, and what joins them. */
export function ConnectionsPage({ model, data }: { readonly model: AppModel; readonly data: AppData }) {
  const kept = data.accounts.filter(({ state }) => state !== 'none');
  const companies = kept.filter(isCompany);
  const sellers = kept.filter(isSeller);
  return (
    <>
      <h1>Connections</h1>
      {companies.length === 0 && <QuickBooksSection model={model} status={data.connections.quickbooks} />}
      {companies.map((status, index) => (
        <QuickBooksSection
          key={status.accountId}
          model={model}
          status={status}
          place={companies.length > 1 ? index + 1 : undefined}
          reads={data.reads.filter(({ realmId }) => realmId === realmOf(status)).at(-1)}
        />
      ))}
      {sellers.length === 0 && <AmazonSection model={model} status={data.connections.amazon} />}
      {sellers.map((status, index) => (
        <AmazonSection
          key={status.accountId}
          model={model}
          status={status}
          place={sellers.length > 1 ? index + 1 : undefined}
        />
      ))}
      {(companies.length > 0 || sellers.length > 0) && (
        <Another model={model} hasCompany={companies.length > 0} hasSeller={sellers.length > 0} />
      )}
      <PairsSection model={model} data={data} companies={companies} sellers={sellers} />
    </>
  );
}

/** Another seller account, another company: for those who keep several. */
function Another(props: {
  readonly model: AppModel;
  readonly hasCompany: boolean;
  readonly hasSeller: boolean;
}) {
  const { model } = props;
  return (
    <section class="cf-section" aria-labelledby="cf-another">
      <h2 id="cf-another">More than one</h2>
      {props.hasCompany && (
        <Disclosure title="Add another company">
          <PartResult model={model} part="quickbooks" doneWords="It is connected." />
          <QuickBooksForm model={model} />
        </Disclosure>
      )}
      {props.hasSeller && (
        <Disclosure title="Add a seller account">
          <PartResult model={model} part="amazon" doneWords="It is connected." />
          <AmazonForm model={model} />
          <Disclosure title="Authorise in a window instead">
            <AmazonWindowForm model={model} />
          </Disclosure>
          <Disclosure title="Amazon refuses the address to return to?">
            <ByAddress model={model} side="amazon" party="Amazon" />
          </Disclosure>
        </Disclosure>
      )}
    </section>
  );
}

function isCompany(status: AccountStatus): status is CompanyStatus {
  return status.side === 'quickbooks';
}

function isSeller(status: AccountStatus): status is AmazonAccountStatus {
  return status.side === 'amazon';
}
