import { faultAnswer, type StoredAnswer } from './answers';
import type { Company } from './company';
import { faults } from './fault';

interface Remembered {
  readonly atMs: number;
  readonly answer: Promise<StoredAnswer>;
}

/** The request ids a company has seen, and what it answered. Not part of its data: one for each company. */
export class RequestIds {
  readonly #seen = new Map<string, Remembered>();

  /**
   * Answers a request under its id, as the company's mode says. What is given again is the original
   * answer, byte for byte, whatever the new request holds (Intuit blogs 2015-04-06 and 2018).
   */
  async answer(
    company: Company,
    requestId: string | undefined,
    asJson: boolean,
    run: () => Promise<StoredAnswer>,
  ): Promise<StoredAnswer> {
    const { requestId: mode, requestIdLifeMs } = company.mode;
    if (requestId === undefined || mode === 'ignored') return run();
    const now = company.clock.now();
    const seen = this.#seen.get(requestId);
    const dead = seen !== undefined && mode === 'expired' && now - seen.atMs >= requestIdLifeMs;
    if (seen !== undefined && !dead) {
      if (mode === 'answered600')
        return faultAnswer(faults.duplicateRequestId(), asJson, now, company.mode.faultStatus);
      return seen.answer;
    }
    const answer = run();
    this.#seen.set(requestId, { atMs: now, answer });
    // What broke down was not answered, so there is nothing to give again.
    answer.catch(() => this.#seen.delete(requestId));
    return answer;
  }
}

/** Reads `requestid`: empty is none [recorded], at most 50 characters, 36 for a batch. */
export function readRequestId(sent: string | null, maxLength: 50 | 36): string | undefined {
  if (sent === null || sent === '') return undefined;
  if (sent.length > maxLength || !/^[A-Za-z0-9_.:-]+$/.test(sent)) throw faults.invalidRequestId();
  return sent;
}
