import type { Books } from '../../lib/books/setup';
import { momentWords } from '../moments';
import { BusyButton } from '../parts/BusyButton';
import { Notice } from '../parts/Notice';
import { OuterText } from '../parts/OuterText';
import type { AppData } from '../source';
import type { AppModel } from './appModel';
import { BooksForm } from './BooksForm';
import { chartRows } from './chartRows';
import { setupRows } from './setupRows';

/** Which account, customer and items of the company the documents use. */
export function BooksPage({ model, data }: { readonly model: AppModel; readonly data: AppData }) {
  const { books, connections } = data;
  return (
    <>
      <div class="cf-intro">
        <h1>Set up the books</h1>
        <p>
          The account, the customer and the items that each document uses. What fits is suggested from your
          own lists; nothing is created before you say so.
        </p>
      </div>
      {books === undefined ? (
        <Notice>
          <p>
            {connections.quickbooks.state === 'none'
              ? 'QuickBooks is not connected yet, so there are no lists to choose from.'
              : 'The lists of the company have not been read yet.'}
          </p>
          <div class="cf-notice-actions">
            {connections.quickbooks.state === 'none' ? (
              <a class="cf-button" data-look="primary" href="#connections">
                Connect QuickBooks
              </a>
            ) : (
              <ReadLists model={model} />
            )}
          </div>
        </Notice>
      ) : (
        <>
          <ListsAsOf model={model} books={books} />
          <BooksForm
            key={`${books.lists.asOfMs} ${JSON.stringify(books.setup)}`}
            model={model}
            books={books}
            canSave={connections.quickbooks.state === 'connected' && model.online.value}
            part="books"
            rowsOf={setupRows}
          />
          <div class="cf-intro">
            <h2>Refunds, days and settlements</h2>
            <p>
              What documents other than a sale use: refunds, fees of the account, daily summaries and
              settlements. What is left out here is named where a document needs it.
            </p>
          </div>
          <BooksForm
            key={`rest ${books.lists.asOfMs} ${JSON.stringify(books.setup)}`}
            model={model}
            books={books}
            canSave={connections.quickbooks.state === 'connected' && model.online.value}
            part="books/rest"
            rowsOf={chartRows}
          />
        </>
      )}
    </>
  );
}

function ListsAsOf({ model, books }: { readonly model: AppModel; readonly books: Books }) {
  return (
    <div class="cf-row">
      <span class="cf-soft">
        Lists of <OuterText text={books.company.name} limit={80} /> as of {momentWords(books.lists.asOfMs)}
      </span>
      <ReadLists model={model} />
    </div>
  );
}

function ReadLists({ model }: { readonly model: AppModel }) {
  const busy = model.busy.value.get('books');
  return (
    <BusyButton
      words="Read the lists again"
      busyWords="Reading…"
      busy={busy === 'refreshBooks'}
      disabled={busy !== undefined || !model.online.value}
      look="quiet"
      onClick={() => void model.act('books', 'refreshBooks', null)}
    />
  );
}
