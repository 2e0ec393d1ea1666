import type { CompanyFacts } from '../../lib/books/company';
import type { MonthOfReads } from '../../lib/sync/batch/reads';
import { accountWords } from '../../lib/sync/connections/accountNames';
import type { CompanyStatus, QuickBooksStatus } from '../../lib/sync/connections/status';
import { dayWords, momentWords, monthWords } from '../moments';
import { Disclosure } from '../parts/Disclosure';
import { Notice } from '../parts/Notice';
import { OuterText } from '../parts/OuterText';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { AppModel } from './appModel';
import { ByAddress } from './ByAddress';
import { ConnectionActs } from './ConnectionActs';
import { PartResult } from './PartResult';
import { QuickBooksForm } from './QuickBooksForm';
import { SectionHead } from './SectionHead';

/** QuickBooks' side: the company, or how to connect it. */
export function QuickBooksSection({
  model,
  status,
  place,
  reads,
}: {
  readonly model: AppModel;
  /** An account that is kept, or that there is none. */
  readonly status: QuickBooksStatus | CompanyStatus;
  /** Of several, counted from 1. */
  readonly place?: number | undefined;
  /** What was read of it in the last month in which anything was. */
  readonly reads?: MonthOfReads | undefined;
}) {
  const { company, problem, state } = status;
  const accountId = 'accountId' in status ? status.accountId : undefined;
  const part = accountId ?? 'quickbooks';
  const titleId = (place ?? 1) === 1 ? 'cf-quickbooks' : `cf-quickbooks-${place}`;
  const refused = model.notices.value.get(part);
  const redirectRefused = typeof refused === 'object' && refused.code === 'quickbooks_redirect_refused';
  // Once begun it stays open: each step clears the notice that opened it.
  const byAddress = redirectRefused || model.consentAddress.value.has('quickbooks');
  return (
    <section class="cf-section" aria-labelledby={titleId}>
      <SectionHead
        id={titleId}
        title={place === undefined ? 'QuickBooks Online' : `QuickBooks Online: ${accountWords(status)}`}
        state={state}
      />
      {problem !== undefined && <ProblemNotice problem={problem} tone="bad" />}
      {company !== undefined && <Company company={company} />}
      {state !== 'none' && (
        <>
          <p class="cf-soft cf-small">
            {status.clientIdEnding !== undefined && (
              <>
                Client id ending in <span class="cf-code">{status.clientIdEnding}</span>.{' '}
              </>
            )}
            {status.hardEndMs !== undefined &&
              `Intuit ends this authorisation ${momentWords(status.hardEndMs)}.`}
          </p>
          {reads !== undefined && (
            <p class="cf-soft cf-small">
              Intuit counts what is read: {reads.count.toLocaleString()} in {monthWords(reads.month)}, of
              500,000 a month that an app has for nothing.
            </p>
          )}
          {accountId !== undefined && (
            <ConnectionActs
              model={model}
              accountId={accountId}
              question="Forget these keys? Documents in QuickBooks stay."
              testedAtMs={status.testedAtMs}
            />
          )}
        </>
      )}
      <PartResult model={model} part={part} doneWords="Done." shownCode={problem?.code} />
      {state === 'none' ? (
        <QuickBooksForm model={model} />
      ) : (
        <Disclosure title="Connect with other keys" open={state === 'broken'}>
          <QuickBooksForm model={model} accountId={accountId} />
        </Disclosure>
      )}
      <Disclosure title="Intuit refuses the address to return to?" open={byAddress}>
        <ByAddress model={model} side="quickbooks" party="Intuit" />
      </Disclosure>
    </section>
  );
}

function Company({ company }: { readonly company: CompanyFacts }) {
  const methods = { accrual: 'Accrual', cash: 'Cash' };
  return (
    <>
      <dl class="cf-table-facts">
        <dt>Company</dt>
        <dd>
          <strong>
            <OuterText text={company.name} limit={80} />
          </strong>{' '}
          {company.environment === 'sandbox' && <span class="cf-soft">(sandbox)</span>}
        </dd>
        <dt>Country</dt>
        <dd>{company.country}</dd>
        <dt>Currency</dt>
        <dd>
          {company.homeCurrency}
          {company.multiCurrency && ', and others'}
        </dd>
        <dt>Accounting method</dt>
        <dd>{company.accountingMethod === undefined ? 'Not said' : methods[company.accountingMethod]}</dd>
        <dt>Custom transaction numbers</dt>
        <dd>{company.customTransactionNumbers ? 'On' : 'Off'}</dd>
        <dt>Books closed until</dt>
        <dd>{company.booksClosedUntil === undefined ? 'Not closed' : dayWords(company.booksClosedUntil)}</dd>
      </dl>
      {!company.customTransactionNumbers && (
        <Notice tone="warn">
          <p>
            QuickBooks numbers documents itself. Then a document cannot carry its order number, and it is
            harder to see that an order is there already.
          </p>
          <p class="cf-soft">
            Switch it on in QuickBooks: Settings, Account and settings, Sales, Sales form content, Custom
            transaction numbers. Then test again.
          </p>
        </Notice>
      )}
    </>
  );
}
