import { useState } from 'preact/hooks';
import { SentTable } from '../../engine/SentTable';
import { Empty } from '../../parts/Empty';
import { InputField } from '../../parts/InputField';
import { PagedList } from '../../parts/PagedList';
import { usePaging } from '../../parts/Pages';
import { useReading } from '../../useReading';
import type { PageProps } from '../pageProps';
import { hashOf } from '../routes';
import { DocumentPage } from './DocumentPage';
import { Questions } from './Questions';

/** What was sent, with what people changed in it since; or one document with its history. */
export function DocumentsPage(props: PageProps) {
  const { part } = props.model.place.value;
  return part === undefined ? <List {...props} /> : <DocumentPage key={part} {...props} postingKey={part} />;
}

function List({ model, connection }: PageProps) {
  const { connectionId } = connection;
  const number = model.place.value.query.get('number') ?? '';
  const key = `${connectionId}/${number}`;
  const paging = usePaging(key);
  const read = useReading(model, `sent/${key}/${paging.after ?? ''}`, () =>
    model.world.engine.readSent(connectionId, number === '' ? {} : { number }, paging.after),
  );
  return (
    <>
      <header class="cf-page-head">
        <h1>In QuickBooks</h1>
      </header>
      <Questions model={model} connectionId={connectionId} />
      <Search key={number} number={number} />
      <PagedList
        read={read}
        paging={paging}
        what="the documents"
        empty={
          <Empty>
            {number === '' ? (
              <>
                <p>Nothing has been sent yet.</p>
                <p class="cf-soft">
                  What is sent stands here with its history: who agreed to it, when, and Intuit’s reference.
                </p>
              </>
            ) : (
              <>
                <p>No document of ours has a number that begins so.</p>
                <p>
                  <a href="#documents">Show all documents</a>
                </p>
              </>
            )}
          </Empty>
        }
      >
        {(rows) => <SentTable caption="Documents in QuickBooks, the newest first" rows={rows} />}
      </PagedList>
    </>
  );
}

function Search({ number }: { readonly number: string }) {
  const [typed, setTyped] = useState(number);
  return (
    <search>
      <form
        class="cf-search"
        data-fields="one"
        onSubmit={(event) => {
          event.preventDefault();
          location.hash = hashOf('documents', undefined, { number: typed.trim() });
        }}
      >
        <InputField label="Document number or its beginning" type="search" value={typed} onType={setTyped} />
        <button type="submit" class="cf-button" data-look="primary">
          Search
        </button>
      </form>
    </search>
  );
}
