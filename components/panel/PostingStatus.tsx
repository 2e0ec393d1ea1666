import type { CompanyFacts } from '../../lib/books/company';
import type { Posting, PostingState } from '../../lib/posting/posting';
import { clockWords, momentWords } from '../moments';
import { Glyph } from '../parts/Glyph';
import { Notice } from '../parts/Notice';
import { OuterText } from '../parts/OuterText';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { Tone } from '../parts/tone';
import { documentAddress } from './documentAddress';

/** What is known of the company, to lead to its documents. */
interface CompanyKnown {
  readonly books?: { readonly company: Pick<CompanyFacts, 'environment'> };
  readonly connections: { readonly quickbooks: { readonly company?: Pick<CompanyFacts, 'environment'> } };
}

interface Standing {
  readonly tone: Tone;
  readonly sentence: (posting: Posting) => string;
}

/** What is said of a document in each state in which something was done with it. */
const standings: Readonly<Partial<Record<PostingState, Standing>>> = {
  sending: { tone: 'plain', sentence: () => 'It is on its way to QuickBooks.' },
  unknown: {
    tone: 'warn',
    sentence: ({ nextAtMs }) =>
      `QuickBooks did not answer, so it is not known yet whether the document arrived. ${nextLook(nextAtMs)} Nothing is sent twice.`,
  },
  exists: {
    tone: 'warn',
    sentence: ({ number }) =>
      `QuickBooks already has a document ${number} that was not made here. Nothing is sent, so that the sale is not in the books twice.`,
  },
  posted: {
    tone: 'good',
    sentence: ({ postedAtMs, updatedAtMs }) =>
      `In QuickBooks since ${momentWords(postedAtMs ?? updatedAtMs)}.`,
  },
  edited: {
    tone: 'warn',
    sentence: () =>
      'Somebody changed this document in QuickBooks after it was sent. It is left as it is now.',
  },
  gone: {
    tone: 'warn',
    sentence: () => 'Somebody removed this document in QuickBooks. It can be sent again.',
  },
  changing: { tone: 'plain', sentence: () => 'It is being changed in QuickBooks.' },
  undoing: { tone: 'plain', sentence: () => 'It is being removed from QuickBooks.' },
  undone: {
    tone: 'plain',
    sentence: ({ updatedAtMs }) =>
      `Removed from QuickBooks ${momentWords(updatedAtMs)}. It can be sent again.`,
  },
};

/** Where the document stands in QuickBooks, with a way there. */
export function PostingStatus({ posting, view }: { readonly posting: Posting; readonly view: CompanyKnown }) {
  const standing = standings[posting.state];
  return (
    <>
      {standing !== undefined && (
        <Notice tone={standing.tone}>
          <p>
            <OuterText text={standing.sentence(posting)} limit={400} />
          </p>
          <DocumentLink posting={posting} view={view} />
        </Notice>
      )}
      {posting.problem !== undefined && <ProblemNotice problem={posting.problem} />}
    </>
  );
}

/** The way to a document in QuickBooks; none where it is not there any more. */
export function DocumentLink({ posting, view }: { readonly posting: Posting; readonly view: CompanyKnown }) {
  const { remote, state } = posting;
  const company = view.books?.company ?? view.connections.quickbooks.company;
  if (remote === undefined || company === undefined || state === 'gone' || state === 'undone') return null;
  return (
    <p>
      <a href={documentAddress(company.environment, remote.kind, remote.id)} target="_blank" rel="noreferrer">
        Open <OuterText text={remote.number ?? 'the document'} limit={40} /> in QuickBooks{' '}
        <Glyph name="outward" />
      </a>
    </p>
  );
}

function nextLook(nextAtMs: number | undefined): string {
  return nextAtMs === undefined
    ? 'It is looked up again.'
    : `It is looked up again at ${clockWords(nextAtMs)}.`;
}
