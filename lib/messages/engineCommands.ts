import type { DraftKey } from '../books/plannedDraft';
import type { Posting, PostingKey } from '../posting/posting';
import type { SweepAnswer } from '../posting/sweep';
import type { UndoPlan } from '../posting/undo/undoPlan';
import type { UndoProgress } from '../posting/undo/undoRun';
import type { Result } from '../problem/problem';
import type { ConnectionId, ConnectionSettings } from '../sync/connection';
import type { JobId } from '../sync/jobs/job';
import type { Subject } from '../sync/prepared';
import type { RunAsked, RunId } from '../sync/runs/run';
import type { UndoAgreed, UndoAsked } from '../sync/steps/undoMany';

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
  readonly sendDraft: {
    readonly asks: {
      readonly connectionId: ConnectionId;
      readonly subject: Subject;
      readonly draftKey: DraftKey;
      readonly previewHash: string;
    };
    readonly answers: Result<Posting>;
  };
  readonly saveConnectionSettings: {
    readonly asks: { readonly connectionId: ConnectionId; readonly settings: ConnectionSettings };
    readonly answers: Result<null>;
  };
  /** What an undo would take out, and what stays and why. */
  readonly previewUndo: { readonly asks: UndoAsked; readonly answers: Result<UndoPlan> };
  readonly startUndo: { readonly asks: UndoAgreed; readonly answers: Result<UndoProgress> };
  /** This browser is to be the one that sends by itself, or no longer. */
  readonly takeWriting: {
    readonly asks: { readonly want: 'take' | 'leave' };
    readonly answers: Result<null>;
  };
  /** Reads the documents of the company anew and finds those that are known by their marks. */
  readonly rebuild: { readonly asks: null; readonly answers: Result<null> };
  /** Looks now for what people changed or deleted. */
  readonly sweepNow: { readonly asks: null; readonly answers: Result<null> };
  readonly answerSweep: {
    readonly asks: { readonly postingKey: PostingKey; readonly answer: SweepAnswer };
    readonly answers: Result<Posting>;
  };
  /** Attaches a settlement's file and proof again, after its cause is mended. */
  readonly attachAgain: { readonly asks: { readonly evidenceKey: string }; readonly answers: Result<null> };
}
