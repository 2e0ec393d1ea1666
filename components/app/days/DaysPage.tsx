import type { DayScope } from '../../../lib/books/days/dayScope';
import type { DayRow } from '../../../lib/sync/views';
import { DayFiguresTable, netMinor } from '../../engine/DayFiguresTable';
import { SubjectDocuments } from '../../engine/SubjectDocuments';
import { subjectStanding } from '../../engine/subjectStanding';
import { placeWords } from '../../engine/subjectWords';
import { UndoPanel } from '../../engine/UndoPanel';
import { dayWords } from '../../moments';
import { Amount } from '../../parts/Amount';
import { Empty } from '../../parts/Empty';
import { PagedList } from '../../parts/PagedList';
import { usePaging } from '../../parts/Pages';
import { Reading } from '../../parts/Reading';
import { StateChip } from '../../parts/StateChip';
import { useReading } from '../../useReading';
import type { PageProps } from '../pageProps';
import { dayOfPart, dayPart } from './dayPart';

/** The days with what Amazon reported of each and how its documents stand; or one of them. */
export function DaysPage(props: PageProps) {
  const { part } = props.model.place.value;
  if (part === undefined) return <List {...props} />;
  const scope = dayOfPart(part);
  return scope === undefined ? <NoDay /> : <Day key={part} {...props} scope={scope} />;
}

function NoDay() {
  return (
    <>
      <h1>No such day</h1>
      <p>
        <a href="#days">All days</a>
      </p>
    </>
  );
}

function List({ model, connection }: PageProps) {
  const { connectionId } = connection;
  const paging = usePaging(connectionId);
  const read = useReading(model, `days/${connectionId}/${paging.after ?? ''}`, () =>
    model.world.engine.readDays(connectionId, paging.after),
  );
  return (
    <>
      <header class="cf-page-head">
        <h1>Days</h1>
      </header>
      <PagedList
        read={read}
        paging={paging}
        what="the days"
        empty={
          <Empty>
            <p>No day yet.</p>
            <p class="cf-soft">
              Once Amazon’s reports have been fetched, each day of each marketplace stands here.{' '}
              <a href="#overview">Bring it up to date</a>
            </p>
          </Empty>
        }
      >
        {(rows) => <Table rows={rows} />}
      </PagedList>
    </>
  );
}

function Table({ rows }: { readonly rows: readonly DayRow[] }) {
  return (
    <table class="cf-rows">
      <caption class="cf-hidden">Days, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col" class="cf-rows-amount">
            Orders
          </th>
          <th scope="col" class="cf-rows-amount cf-rows-wide">
            Sales
          </th>
          <th scope="col" class="cf-rows-amount cf-rows-wide">
            Refunds
          </th>
          <th scope="col" class="cf-rows-amount cf-rows-wide">
            Fees and other
          </th>
          <th scope="col" class="cf-rows-amount">
            Net
          </th>
          <th scope="col">Summary</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ figures, prepared, sent }) => {
          const { currency } = figures;
          const part = dayPart(figures);
          const standing = subjectStanding(prepared, sent);
          return (
            <tr key={part}>
              <th scope="row">
                <a href={`#days/${encodeURIComponent(part)}`}>{dayWords(figures.date)}</a>
                <span class="cf-rows-why">{placeWords(figures)}</span>
              </th>
              <td class="cf-rows-amount cf-figure">{figures.orders.toLocaleString()}</td>
              <td class="cf-rows-amount cf-rows-wide">
                <Amount minor={figures.salesMinor} currency={currency} />
              </td>
              <td class="cf-rows-amount cf-rows-wide">
                <Amount minor={figures.refundsMinor} currency={currency} />
              </td>
              <td class="cf-rows-amount cf-rows-wide">
                <Amount minor={figures.feesMinor + figures.otherMinor} currency={currency} />
              </td>
              <td class="cf-rows-amount">
                <Amount minor={netMinor(figures)} currency={currency} />
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

function Day({ model, connection, scope }: PageProps & { readonly scope: DayScope }) {
  const { connectionId } = connection;
  const { date } = scope;
  const read = useReading(model, `figures/${connectionId}/${date}`, () =>
    model.world.engine.readDayFigures(connectionId, date),
  );
  return (
    <>
      <header class="cf-page-head">
        <div>
          <p>
            <a href="#days">All days</a>
          </p>
          <h1>{dayWords(date)}</h1>
          <p class="cf-soft">{placeWords(scope)}</p>
        </div>
      </header>
      <section class="cf-section" aria-labelledby="cf-figures">
        <h2 id="cf-figures">Amazon reported</h2>
        <Reading read={read} what="the day’s figures">
          {(figures) => {
            const own = figures.filter(
              ({ country, currency }) => country === scope.country && currency === scope.currency,
            );
            return own.length === 0 ? (
              <p class="cf-soft">Amazon has reported nothing of this day so far.</p>
            ) : (
              <DayFiguresTable caption={`Figures of ${dayWords(date)}`} figures={own} />
            );
          }}
        </Reading>
      </section>
      <section class="cf-stack" aria-labelledby="cf-documents">
        <h2 id="cf-documents">Its summary in QuickBooks</h2>
        <SubjectDocuments
          desk={model}
          connectionId={connectionId}
          subject={{ of: 'day', scope }}
          nothing="Nothing of this day is left to be summed up: it is in other documents, or there was nothing."
        />
      </section>
      <UndoPanel
        desk={model}
        connectionId={connectionId}
        scope={{ of: 'day', date }}
        title="Undo the day"
        what={`All documents of ${dayWords(date)} but those of settlements are looked at: the summary with its parts, and orders.`}
      />
    </>
  );
}
