import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Draft } from '../../lib/books/draft';
import type { PlannedDocument } from '../../lib/books/plan';
import type { DraftKey, PlannedDraft } from '../../lib/books/plannedDraft';
import type { DraftNamed } from '../../lib/messages/engineCommands';
import type { Posting } from '../../lib/posting/posting';
import type { Problem, Result } from '../../lib/problem/problem';
import type { Ask } from '../actions';
import type { WatchButton } from '../parts/GatedButton';
import type { OrderView, Source } from '../source';
import { type ClickJudgement, judgementWords } from '../trustedClick';
import { type Difference, draftDifference } from './draftDifference';

/** What is said at a document after something was tried. */
export type DocumentNotice =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'changed'; readonly problem: Problem; readonly differences: readonly Difference[] }
  | { readonly kind: 'sentence'; readonly sentence: string; readonly offersTab: boolean };

/** What is being done with a document. */
export type Act = 'sending' | 'undoing' | 'changing' | 'looking';

/** The outside of the panel. */
export interface PanelWorld {
  readonly source: Pick<Source, 'order' | 'onAnnouncement' | 'isCurrent'>;
  readonly ask: Ask;
  nowMs(): number;
  /** Runs once after a while; answers how to call it off. */
  after(waitMs: number, run: () => void): () => void;
  readonly watchButton?: WatchButton;
  /** The full address of one of our own pages; the frame's own address may be a passing one. */
  pageAddress(path: string): string;
  /** Whether the panel stands in a frame that can be closed. */
  readonly closable: boolean;
}

/** What the panel shows and what can be asked of it. */
export interface PanelModel {
  readonly orderId: string;
  readonly world: PanelWorld;
  readonly reading: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly view: ReadonlySignal<OrderView | undefined>;
  readonly refreshing: ReadonlySignal<boolean>;
  readonly refreshNotice: ReadonlySignal<Problem | 'unanswered' | undefined>;
  readonly busy: ReadonlySignal<ReadonlyMap<DraftKey, Act>>;
  readonly notices: ReadonlySignal<ReadonlyMap<DraftKey, DocumentNotice>>;
  /** Documents in which a refused one could be sent, where the seller has asked to see them. */
  readonly otherShapes: ReadonlySignal<ReadonlyMap<DraftKey, readonly PlannedDraft[]>>;
  readonly online: Signal<boolean>;
  /** The extension was updated beneath this page: nothing here can act any more. */
  readonly outdated: ReadonlySignal<boolean>;
  /** For screen readers: the last thing that happened. */
  readonly spoken: ReadonlySignal<string>;
  /** Reads, listens, and refreshes what is older than `freshForMs`; answers how to stop. */
  open(): () => void;
  read(): Promise<void>;
  refresh(): Promise<void>;
  send(documents: readonly PlannedDocument[]): Promise<void>;
  undo(key: DraftKey, posting: Posting): Promise<void>;
  /** Changes what is in QuickBooks into what is shown. */
  change(document: PlannedDocument): Promise<void>;
  lookAtOtherShape(key: DraftKey): Promise<void>;
  sendOtherShape(key: DraftKey, plans: readonly PlannedDraft[]): Promise<void>;
  refuse(key: DraftKey, judgement: Exclude<ClickJudgement, 'accepted'>): void;
  close(): void;
}

/** An order that was fetched within this time is not fetched again just because its panel opens. */
export const freshForMs = 120_000;

const unansweredSentence =
  'The answer got lost between this page and the background. What became of it is shown here as soon as it is known; nothing is sent twice.';

/** The panel of one order. */
export function createPanelModel(orderId: string, world: PanelWorld): PanelModel {
  const reading = signal<'loading' | 'ready' | 'failed'>('loading');
  const view = signal<OrderView | undefined>(undefined);
  const refreshing = signal(false);
  const refreshNotice = signal<Problem | 'unanswered' | undefined>(undefined);
  const busy = signal<ReadonlyMap<DraftKey, Act>>(new Map());
  const notices = signal<ReadonlyMap<DraftKey, DocumentNotice>>(new Map());
  const otherShapes = signal<ReadonlyMap<DraftKey, readonly PlannedDraft[]>>(new Map());
  const online = signal(true);
  const outdated = signal(false);
  const spoken = signal('');
  let newestRead = 0;
  let callOffLook = () => {};

  async function read(): Promise<void> {
    newestRead += 1;
    const mine = newestRead;
    try {
      const fresh = await world.source.order(orderId);
      if (mine !== newestRead) return;
      view.value = fresh;
      reading.value = 'ready';
      lookWhenDue(fresh);
    } catch {
      noticeUpdate();
      if (mine === newestRead && view.value === undefined) reading.value = 'failed';
    }
  }

  /** A posting that waits for its next look is looked after while its panel is open. */
  function lookWhenDue(fresh: OrderView): void {
    callOffLook();
    const due = fresh.postings
      .filter((posting) => posting.nextAtMs !== undefined)
      .sort((a, b) => (a.nextAtMs ?? 0) - (b.nextAtMs ?? 0))[0];
    if (due?.nextAtMs === undefined) return;
    const waitMs = Math.max(1000, due.nextAtMs - world.nowMs());
    callOffLook = world.after(waitMs, () => {
      void world.ask('continuePosting', { postingKey: due.key }).then(read, noticeUpdate);
    });
  }

  function noticeUpdate(): void {
    if (!world.source.isCurrent()) outdated.value = true;
  }

  async function refresh(): Promise<void> {
    if (refreshing.value) return;
    refreshing.value = true;
    try {
      const answer = await world.ask('refreshOrder', { orderId });
      refreshNotice.value = answer.ok ? undefined : answer.problem;
      if (answer.ok) spoken.value = 'Figures are up to date.';
    } catch {
      noticeUpdate();
      refreshNotice.value = 'unanswered';
    }
    await read();
    refreshing.value = false;
  }

  async function attempt<T>(
    key: DraftKey,
    what: Act,
    run: () => Promise<Result<T>>,
  ): Promise<Result<T> | undefined> {
    busy.value = new Map(busy.value).set(key, what);
    setNotice(key, undefined);
    let answer: Result<T> | undefined;
    try {
      answer = await run();
      if (!answer.ok) setNotice(key, { kind: 'problem', problem: answer.problem });
    } catch {
      noticeUpdate();
      setNotice(key, { kind: 'sentence', sentence: unansweredSentence, offersTab: false });
    }
    await read();
    const left = new Map(busy.value);
    left.delete(key);
    busy.value = left;
    return answer;
  }

  function setNotice(key: DraftKey, notice: DocumentNotice | undefined): void {
    const next = new Map(notices.value);
    if (notice === undefined) next.delete(key);
    else next.set(key, notice);
    notices.value = next;
  }

  /** One after another; the first that is not in QuickBooks afterwards ends it, so that it can be looked at. */
  async function send(documents: readonly PlannedDocument[]): Promise<void> {
    for (const { key, previewHash, draft } of documents) {
      if (previewHash === undefined || busy.value.has(key)) continue;
      spoken.value = 'Sending to QuickBooks.';
      const answer = await attempt(key, 'sending', () =>
        world.ask('postDocument', { orderId, draftKey: key, previewHash }),
      );
      noticeChange(key, answer, draft);
      const sent = answer?.ok === true && answer.value.state === 'posted';
      spoken.value = sent ? `Sent to QuickBooks as ${answer.value.number}.` : 'It is not known to be sent.';
      if (!sent) return;
    }
  }

  function noticeChange(key: DraftKey, answer: Result<unknown> | undefined, shown: Draft | undefined): void {
    if (answer?.ok !== false || answer.problem.code !== 'preview_changed') return;
    const now = view.value?.plan?.documents.find((document) => document.key === key)?.draft;
    const differences = shown === undefined || now === undefined ? [] : draftDifference(shown, now);
    setNotice(key, { kind: 'changed', problem: answer.problem, differences });
  }

  async function undo(key: DraftKey, posting: Posting): Promise<void> {
    spoken.value = 'Removing from QuickBooks.';
    const answer = await attempt(key, 'undoing', () =>
      world.ask('undoDocument', { postingKey: posting.key }),
    );
    const undone = answer?.ok === true && answer.value.state === 'undone';
    spoken.value = undone ? 'Removed from QuickBooks.' : 'It is not known to be removed.';
  }

  async function change({ key, previewHash, draft }: PlannedDocument): Promise<void> {
    const named = nameOf(key);
    if (named === undefined || previewHash === undefined) return;
    spoken.value = 'Changing it in QuickBooks.';
    const answer = await attempt(key, 'changing', () => world.ask('changeDraft', { ...named, previewHash }));
    noticeChange(key, answer, draft);
    const changed = answer?.ok === true && answer.value.state === 'posted';
    spoken.value = changed ? 'Changed in QuickBooks.' : 'It is not known to be changed.';
  }

  async function lookAtOtherShape(key: DraftKey): Promise<void> {
    const named = nameOf(key);
    if (named === undefined) return;
    const answer = await attempt(key, 'looking', () => world.ask('previewOtherShape', named));
    if (answer?.ok === true) otherShapes.value = new Map(otherShapes.value).set(key, answer.value);
  }

  async function sendOtherShape(key: DraftKey, plans: readonly PlannedDraft[]): Promise<void> {
    const named = nameOf(key);
    const previewHashes = plans.flatMap(({ previewHash }) => previewHash ?? []);
    if (named === undefined || previewHashes.length < plans.length) return;
    spoken.value = 'Sending to QuickBooks.';
    const answer = await attempt(key, 'sending', () =>
      world.ask('sendOtherShape', { ...named, previewHashes }),
    );
    const sent = answer?.ok === true && answer.value.every(({ state }) => state === 'posted');
    spoken.value = sent ? 'Sent to QuickBooks.' : 'It is not known to be sent.';
    const left = new Map(otherShapes.value);
    left.delete(key);
    otherShapes.value = left;
  }

  function nameOf(draftKey: DraftKey): DraftNamed | undefined {
    const connectionId = view.value?.connectionId;
    return connectionId === undefined
      ? undefined
      : { connectionId, subject: { of: 'order', orderId }, draftKey };
  }

  function open(): () => void {
    const stopListening = world.source.onAnnouncement((announcement) => {
      if (announcement.announce !== 'order' || announcement.orderId === orderId) void read();
    });
    void read().then(() => {
      const { stored, connections } = view.value ?? {};
      const stale = stored === undefined || world.nowMs() - stored.fetchedAtMs > freshForMs;
      if (stale && connections?.amazon.state === 'connected') return refresh();
      return undefined;
    });
    return () => {
      stopListening();
      callOffLook();
    };
  }

  return {
    orderId,
    world,
    reading,
    view,
    refreshing,
    refreshNotice,
    busy,
    notices,
    otherShapes,
    online,
    outdated,
    spoken,
    open,
    read,
    refresh,
    send,
    undo,
    change,
    lookAtOtherShape,
    sendOtherShape,
    refuse: (key, judgement) => {
      const sentence = judgementWords[judgement];
      spoken.value = sentence;
      setNotice(key, { kind: 'sentence', sentence, offersTab: judgement === 'cannotTell' });
    },
    close: () => {
      void world.ask('closePanel', null).catch(noticeUpdate);
    },
  };
}
