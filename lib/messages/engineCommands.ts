import type { DraftKey, PlannedDraft } from '../books/plannedDraft';
import type { Posting, PostingKey } from '../posting/posting';
import type { SweepAnswer } from '../posting/sweep';
import type { UndoPlan } from '../posting/undo/undoPlan';
import type { UndoProgress } from '../posting/undo/undoRun';
import type { Result } from '../problem/problem';
import type { ConnectionId, ConnectionSettings } from '../sync/connection';
import type { JobId } from '../sync/jobs/job';
import type { Subject } from '../sync/prepared';
import type { RunAsked, RunId } from '../sync/runs/run';
import type { Imported } from '../sync/steps/importSettlement';
import type { UndoAgreed, UndoAsked } from '../sync/steps/undoMany';
import type { SubjectPreview } from '../sync/views';

/** Names one document that is, or would be, in the books. */
export interface DraftNamed {
  readonly connectionId: ConnectionId;
  readonly subject: Subject;
  readonly draftKey: DraftKey;
}

/** A document as its preview showed it. */
export interface DraftAgreed extends DraftNamed {
  readonly previewHash: string;
}

/** Commands of our own pages that concern the engine and many documents; see `protocol.ts`. */
export interface EngineCommands {
  /** Begins a run; where one is under way for the connection, that one is answered. */
  readonly beginRun: {
    readonly asks: { readonly connectionId: ConnectionId; readonly asked: RunAsked };
    readonly answers: Result<RunId>;
  };
  /** Sends what a dry run has shown; `digest` stands for what was seen. */
  readonly agreeRun: {
    readonly asks: { readonly runId: RunId; readonly digest: string };
    readonly answers: Result<null>;
  };
  readonly cancelRun: { readonly asks: { readonly runId: RunId }; readonly answers: Result<null> };
  readonly retryJob: { readonly asks: { readonly jobId: JobId }; readonly answers: Result<null> };
  /** Sends one document of any kind, as its preview showed it. */
  readonly sendDraft: { readonly asks: DraftAgreed; readonly answers: Result<Posting> };
  /** Changes a document that is in QuickBooks into what its preview showed; never by itself. */
  readonly changeDraft: { readonly asks: DraftAgreed; readonly answers: Result<Posting> };
  /** The documents in which one that QuickBooks refused for its shape can be sent; empty where there are none. */
  readonly previewOtherShape: {
    readonly asks: DraftNamed;
    readonly answers: Result<readonly PlannedDraft[]>;
  };
  /** Sends them, each as it was shown. */
  readonly sendOtherShape: {
    readonly asks: DraftNamed & { readonly previewHashes: readonly string[] };
    readonly answers: Result<readonly Posting[]>;
  };
  /** Takes in a settlement's file that a page has left in the store: messages carry no files. */
  readonly importSettlement: {
    readonly asks: { readonly connectionId: ConnectionId; readonly stagedId: string };
    readonly answers: Result<Imported>;
  };
  /** What the documents of a subject are, or would be, drawn now from what is stored. Calls nobody. */
  readonly previewSubject: {
    readonly asks: { readonly connectionId: ConnectionId; readonly subject: Subject };
    readonly answers: Result<SubjectPreview>;
  };
  readonly saveConnectionSettings: {
    readonly asks: { readonly connectionId: ConnectionId; readonly settings: ConnectionSettings };
    readonly answers: Result<null>;
  };
  /** What an undo would take out, and what stays and why. */
  readonly previewUndo: {
    readonly asks: { readonly connectionId: ConnectionId } & UndoAsked;
    readonly answers: Result<UndoPlan>;
  };
  readonly startUndo: {
    readonly asks: { readonly connectionId: ConnectionId } & UndoAgreed;
    readonly answers: Result<UndoProgress>;
  };
  /** This browser is to be the one that sends by itself, or no longer. */
  readonly takeWriting: {
    readonly asks: { readonly connectionId: ConnectionId; readonly want: 'take' | 'leave' };
    readonly answers: Result<null>;
  };
  /** Reads the documents of the company anew and finds those that are known by their marks. */
  readonly rebuild: {
    readonly asks: { readonly connectionId: ConnectionId };
    readonly answers: Result<null>;
  };
  /** Looks now for what people changed or deleted. */
  readonly sweepNow: {
    readonly asks: { readonly connectionId: ConnectionId };
    readonly answers: Result<null>;
  };
  readonly answerSweep: {
    readonly asks: { readonly postingKey: PostingKey; readonly answer: SweepAnswer };
    readonly answers: Result<Posting>;
  };
  /** Attaches a settlement's file and proof again, after its cause is mended. */
  readonly attachAgain: { readonly asks: { readonly evidenceKey: string }; readonly answers: Result<null> };
}
