import type { ComponentChildren } from 'preact';
import type { Posting } from '../../lib/posting/posting';
import { documentNames } from '../engine/documentNames';
import { dayWords } from '../moments';
import { Amount } from '../parts/Amount';
import { Notice } from '../parts/Notice';
import { OuterText } from '../parts/OuterText';
import { StateChip } from '../parts/StateChip';
import type { OrderView } from '../source';
import { postingState } from './documentState';
import { PostingHistory } from './PostingHistory';
import { DocumentLink, PostingStatus } from './PostingStatus';
import type { PanelModel } from './panelModel';
import { othersDocuments, unplannedPostings } from './postingOf';
import { TriedNotice } from './TriedNotice';
import { UndoButton } from './UndoButton';

/**
 * What QuickBooks holds of the order beside what is planned: documents that were made elsewhere, which are never
 * touched, and ours that would not be drawn so any more.
 */
export function OtherDocuments({ model, view }: { readonly model: PanelModel; readonly view: OrderView }) {
  const ours = view.plan === undefined ? [] : unplannedPostings(view.plan, view.postings);
  return (
    <>
      {othersDocuments(view.postings).map((posting) => (
        <Slip key={posting.key} posting={posting}>
          <Notice tone="warn">
            <p>It was not made here, and stays as it is.</p>
            <OthersSentence posting={posting} />
            <DocumentLink posting={posting} view={view} />
          </Notice>
        </Slip>
      ))}
      {ours.map((posting) => (
        <Slip key={posting.key} posting={posting}>
          <PostingStatus posting={posting} view={view} />
          <PostingHistory posting={posting} />
          <Undo model={model} posting={posting} />
        </Slip>
      ))}
    </>
  );
}

function Slip(props: { readonly posting: Posting; readonly children: ComponentChildren }) {
  const { posting } = props;
  const titleId = `cf-other-${posting.key}`;
  const state = postingState(posting) ?? { words: 'In QuickBooks', tone: 'plain' as const };
  return (
    <article class="cf-slip" aria-labelledby={titleId}>
      <header class="cf-stub">
        <div class="cf-stub-top">
          <span class="cf-eyebrow">{documentNames[posting.remote?.kind ?? posting.kind]}</span>
          <StateChip tone={state.tone} words={state.words} />
        </div>
        <div class="cf-stub-title">
          <h2 id={titleId} class="cf-figure">
            <OuterText text={posting.remote?.number ?? posting.number} limit={40} />
          </h2>
          <p class="cf-stub-total">
            <Amount minor={posting.remote?.totalMinor ?? posting.totalMinor} currency={posting.currency} />{' '}
            <span class="cf-small">{posting.currency}</span>
          </p>
        </div>
        <p class="cf-soft cf-small">{dayWords(posting.date)}</p>
      </header>
      <div class="cf-slip-body">{props.children}</div>
    </article>
  );
}

function OthersSentence({ posting }: { readonly posting: Posting }) {
  const facets = new Set(posting.covers.flatMap((cover) => cover.facets));
  const { standsOn } = posting;
  return (
    <p>
      {facets.size === 0
        ? 'What it stands for cannot be told from its total.'
        : facets.has('fees')
          ? 'It holds the sale with its fees.'
          : 'It holds the sale without Amazon’s fees, which can be booked beside it.'}
      {standsOn !== undefined && (
        <>
          {' '}
          Its money stands on <OuterText text={standsOn.name} limit={60} />, and the settlement clears it from
          there.
        </>
      )}
    </p>
  );
}

function Undo({ model, posting }: { readonly model: PanelModel; readonly posting: Posting }) {
  const notice = model.notices.value.get(posting.key);
  const { watchButton } = model.world;
  return (
    <footer class="cf-slip-footer">
      {notice !== undefined && <TriedNotice notice={notice} model={model} />}
      {posting.state === 'posted' && model.online.value && !model.outdated.value && (
        <UndoButton
          busy={model.busy.value.get(posting.key) === 'undoing'}
          {...(watchButton && { watch: watchButton })}
          onConfirm={() => void model.undo(posting.key, posting)}
          onRefused={(judgement) => model.refuse(posting.key, judgement)}
        />
      )}
    </footer>
  );
}
