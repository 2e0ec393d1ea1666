import { type Problem, problem } from '../problem/problem';
import { noted } from './moves';
import type { Posting } from './posting';
import { questionOf, type SweepAnswer } from './sweep';

type Asked = Pick<Posting, 'key' | 'state' | 'remote' | 'number' | 'generation' | 'answered'>;

/** Whether the seller is still to say what becomes of a document that somebody changed or deleted. */
export function isQuestionOpen(posting: Asked): boolean {
  return questionOf(posting) !== undefined && posting.answered?.of !== nameOf(posting);
}

/** The posting with the seller's answer; `undefined` where that is no answer to what is asked. */
export function withAnswer(posting: Posting, answer: SweepAnswer, nowMs: number): Posting | undefined {
  if (questionOf(posting)?.answers.includes(answer) !== true) return undefined;
  return { ...noted(posting, nowMs, words[answer]), answered: { answer, of: nameOf(posting), atMs: nowMs } };
}

/**
 * Why a document that a person deleted in QuickBooks is not sent again together with others, or by itself. Where
 * the document of another connector went, ours may take its place unasked.
 */
export function whyNotAgain(posting: Asked & Pick<Posting, 'postedAtMs'>): Problem | undefined {
  if (posting.state !== 'gone') return undefined;
  if (isQuestionOpen(posting))
    return posting.postedAtMs === undefined
      ? undefined
      : problem('document_deleted', { number: numberOf(posting) });
  return posting.answered?.answer === 'leaveOut'
    ? problem('left_out_as_answered', { number: numberOf(posting) })
    : undefined;
}

/** What is asked about: the version of a document, or the one of all its tries that was deleted. */
function nameOf({ state, remote, generation }: Asked): string {
  return state === 'edited' ? `version ${remote?.syncToken ?? ''}` : `try ${generation}`;
}

function numberOf({ remote, number }: Asked): string {
  return remote?.number ?? number;
}

const words: Readonly<Record<SweepAnswer, string>> = {
  keep: 'The seller keeps it as it is in QuickBooks now',
  leaveOut: 'The seller leaves it out of QuickBooks',
  sendAgain: 'The seller wants it in QuickBooks again',
};
