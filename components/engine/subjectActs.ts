import type { DraftKey, PlannedDraft } from '../../lib/books/plannedDraft';
import type { ConnectionId } from '../../lib/sync/connection';
import type { Subject } from '../../lib/sync/prepared';
import type { Desk, Part } from '../desk';
import type { ClickJudgement } from '../trustedClick';

/** What can be done with the documents of one day or settlement. */
export interface SubjectActs {
  /** The part of the page in which things are done with a document. */
  partOf(plan: Pick<PlannedDraft, 'key'>): Part;
  /** Sends them one after another; the first that is not in QuickBooks afterwards ends it, to be looked at. */
  send(plans: readonly PlannedDraft[]): Promise<void>;
  /** Changes what is in QuickBooks into what is shown. */
  change(plan: PlannedDraft): Promise<void>;
  otherShape(key: DraftKey): Promise<readonly PlannedDraft[] | undefined>;
  sendOtherShape(key: DraftKey, plans: readonly PlannedDraft[]): Promise<void>;
  refuse(plan: Pick<PlannedDraft, 'key'>, judgement: Exclude<ClickJudgement, 'accepted'>): void;
}

/** The acts over a subject's documents. */
export function subjectActs(desk: Desk, connectionId: ConnectionId, subject: Subject): SubjectActs {
  const partOf = ({ key }: Pick<PlannedDraft, 'key'>): Part => `document/${connectionId}/${key}`;
  const named = (draftKey: DraftKey) => ({ connectionId, subject, draftKey });
  return {
    partOf,
    send: async (plans) => {
      for (const plan of plans) {
        const { key, previewHash } = plan;
        if (previewHash === undefined) continue;
        const posting = await desk.get(partOf(plan), 'sendDraft', { ...named(key), previewHash });
        if (posting?.state !== 'posted') return;
      }
    },
    change: async (plan) => {
      const { key, previewHash } = plan;
      if (previewHash === undefined) return;
      await desk.get(partOf(plan), 'changeDraft', { ...named(key), previewHash });
    },
    otherShape: (key) => desk.get(partOf({ key }), 'previewOtherShape', named(key)),
    sendOtherShape: async (key, plans) => {
      const previewHashes = plans.flatMap(({ previewHash }) => previewHash ?? []);
      await desk.get(partOf({ key }), 'sendOtherShape', { ...named(key), previewHashes });
    },
    refuse: (plan, judgement) => desk.refuse(partOf(plan), judgement),
  };
}

/** Whether Amazon may still report something of the day that a document sums up. */
export function isProvisional({ problems }: Pick<PlannedDraft, 'problems'>): boolean {
  return problems.some(({ code }) => code === 'day_provisional');
}
