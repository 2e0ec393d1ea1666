import type { SettlementRow } from '../../../lib/sync/views';
import { SubjectDocuments } from '../../engine/SubjectDocuments';
import { subjectStanding } from '../../engine/subjectStanding';
import { UndoPanel } from '../../engine/UndoPanel';
import { instantDayWords } from '../../moments';
import { AmountAndCurrency } from '../../parts/AmountAndCurrency';
import { Empty } from '../../parts/Empty';
import { OuterText } from '../../parts/OuterText';
import { PagedList } from '../../parts/PagedList';
import { usePaging } from '../../parts/Pages';
import { StateChip } from '../../parts/StateChip';
import { useReading } from '../../useReading';
import type { PageProps } from '../pageProps';
import { hashOf } from '../routes';
import { GiveFiles } from './GiveFiles';

/** The settlements with their deposits and how their documents stand; or one of them. */
export function SettlementsPage(props: PageProps) {
  const { part } = props.model.place.value;
  return part === undefined ? <List {...props} /> : <Settlement key={part} {...props} settlementId={part} />;
}

function List({ model, connection }: PageProps) {
  const { connectionId } = connection;
  const paging = usePaging(connectionId);
  const read = useReading(model, `settlements/${connectionId}/${paging.after ?? ''}`, () =>
    model.world.engine.readSettlements(connectionId, paging.after),
  );
  return (
    <>
      <header class="cf-page-head">
        <h1>Settlements</h1>
      </header>
      <PagedList
        read={read}
        paging={paging}
        what="the settlements"
        empty={
          <Empty>
            <p>No settlement yet.</p>
            <p class="cf-soft">
              Amazon makes one about every two weeks. Once it has been fetched, it stands here with its
              deposit. <a href="#overview">Bring it up to date</a>
            </p>
          </Empty>
        }
      >
        {(rows) => <Table rows={rows} />}
      </PagedList>
      <GiveFiles model={model} connection={connection} />
    </>
  );
}

function Table({ rows }: { readonly rows: readonly SettlementRow[] }) {
  return (
    <table class="cf-rows">
      <caption class="cf-hidden">Settlements, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Settlement</th>
          <th scope="col" class="cf-rows-wide">
            Period
          </th>
          <th scope="col" class="cf-rows-wide">
            Amazon’s file
          </th>
          <th scope="col" class="cf-rows-amount">
            Deposit
          </th>
          <th scope="col">In the books</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const standing = subjectStanding(row.prepared, row.sent);
          return (
            <tr key={row.settlementId}>
              <th scope="row">
                <a href={hashOf('settlements', row.settlementId)} class="cf-figure">
                  <OuterText text={row.settlementId} limit={30} />
                </a>
              </th>
              <td class="cf-rows-wide">{periodWords(row)}</td>
              <td class="cf-rows-wide">{row.hasFile ? 'Read' : 'Not yet'}</td>
              <td class="cf-rows-amount">
                {row.depositMinor === undefined || row.currency === undefined ? (
                  <span class="cf-soft">Open</span>
                ) : (
                  <AmountAndCurrency minor={row.depositMinor} currency={row.currency} />
                )}
              </td>
              <td>
                <StateChip tone={standing.tone} words={standing.words} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function periodWords({ firstAt, lastAt }: SettlementRow): string {
  if (firstAt === undefined) return '';
  return lastAt === undefined
    ? `since ${instantDayWords(firstAt)}`
    : `${instantDayWords(firstAt)} to ${instantDayWords(lastAt)}`;
}

function Settlement({ model, connection, settlementId }: PageProps & { readonly settlementId: string }) {
  const { connectionId } = connection;
  return (
    <>
      <header class="cf-page-head">
        <div>
          <p>
            <a href="#settlements">All settlements</a>
          </p>
          <h1>
            Settlement <OuterText text={settlementId} limit={40} />
          </h1>
        </div>
      </header>
      <section class="cf-stack" aria-labelledby="cf-documents">
        <h2 id="cf-documents">Its documents in QuickBooks</h2>
        <SubjectDocuments
          desk={model}
          connectionId={connectionId}
          subject={{ of: 'settlement', settlementId }}
          nothing="Nothing of this settlement is left to be booked, or nothing of it has been fetched."
        />
      </section>
      <UndoPanel
        desk={model}
        connectionId={connectionId}
        scope={{ of: 'settlement', settlementId }}
        title="Undo the settlement"
        what="The entry with all its parts, its supplements, its payout and its charges are looked at."
      />
    </>
  );
}
