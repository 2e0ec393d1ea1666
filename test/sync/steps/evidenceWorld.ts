import { createHash } from 'node:crypto';
import type { AttachOutcome, Evidence, FileToAttach } from '../../../lib/posting/evidenceState';
import { failed, problem } from '../../../lib/problem/problem';
import type { EvidencePorts } from '../../../lib/sync/evidencePorts';
import {
  attachAgain,
  attachEvidence,
  continueDueEvidence,
  type EvidenceAsked,
} from '../../../lib/sync/steps/attachEvidence';
import { sandboxed } from '../../quickbooks/tools';
import { american } from '../../sandbox/quickbooks/seeds/american';

/** What happens to one call. A death cuts every port of the worker. */
export type EvidenceFault =
  | 'none'
  | 'die before'
  | 'die after'
  | 'lost before'
  | 'lost after'
  | 'throttled'
  | 'slow';

/** Intuit lets a request take so long. */
const slowMs = 110_000;

/** A file of these words. */
export function fileOf(
  name: string,
  words: string,
): FileToAttach & { readonly bytes: Uint8Array<ArrayBuffer> } {
  const bytes = new TextEncoder().encode(words);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, contentType: 'text/plain', sha256, sizeBytes: bytes.length, words: `About ${name}`, bytes };
}

/** One browser's store of evidence; it outlives its workers. */
export class EvidenceBrowser {
  evidence = new Map<string, Evidence>();
  files = new Map<string, Uint8Array<ArrayBuffer>>();
  life = 0;
  calls = 0;
}

/** The sandbox's company with entries, and browsers that attach to them. */
export class EvidenceWorld {
  readonly b = sandboxed();
  readonly trace: string[] = [];
  private readonly late: { readonly atMs: number; readonly run: () => Promise<unknown> }[] = [];

  /** A journal entry in the company; its id. */
  entry(number: string): string {
    const side = (PostingType: string, value: string) => ({
      DetailType: 'JournalEntryLineDetail',
      Amount: 5,
      JournalEntryLineDetail: { PostingType, AccountRef: { value } },
    });
    const { checking, savings } = american.accounts;
    const Line = [side('Debit', checking), side('Credit', savings)];
    return String(this.b.company.createAsPerson('JournalEntry', { DocNumber: number, Line })['Id']);
  }

  /** The seller wants it tried again now: why it was not, where it was not. */
  async again(browser: EvidenceBrowser, key: string): Promise<string | undefined> {
    browser.life += 1;
    browser.calls = 0;
    const ports = this.ports(
      browser,
      browser.life,
      () => 'none',
      () => undefined,
    );
    const end = await attachAgain(ports, key);
    return end.ok ? undefined : end.problem.code;
  }

  async run(
    browser: EvidenceBrowser,
    asked: EvidenceAsked | 'continue',
    fault: (call: number, name: string) => EvidenceFault = () => 'none',
  ): Promise<void> {
    browser.life += 1;
    browser.calls = 0;
    await new Promise<void>((resolve, reject) => {
      const ports = this.ports(browser, browser.life, fault, resolve);
      const work =
        asked === 'continue' ? continueDueEvidence(ports, this.b.realm) : attachEvidence(ports, asked);
      work.then(() => resolve(), reject);
    });
  }

  /** Wakes come as they are due, until nothing is. */
  async settle(browsers: readonly EvidenceBrowser[]): Promise<void> {
    for (let round = 0; round < 40; round += 1) {
      const times = browsers.flatMap(({ evidence }) =>
        [...evidence.values()].flatMap(({ nextAtMs }) => nextAtMs ?? []),
      );
      if (times.length === 0) return;
      await this.pass(Math.max(0, Math.min(...times) - this.b.clock.now()) + 1);
      for (const browser of browsers) await this.run(browser, 'continue');
    }
    throw new Error(`it does not end\n${this.trace.join('\n')}`);
  }

  async pass(waitMs: number): Promise<void> {
    this.b.clock.advance(waitMs);
    for (const each of this.late.filter(({ atMs }) => atMs <= this.b.clock.now())) {
      this.late.splice(this.late.indexOf(each), 1);
      await each.run();
    }
  }

  private ports(
    browser: EvidenceBrowser,
    life: number,
    faultAt: (call: number, name: string) => EvidenceFault,
    die: () => void,
  ): EvidencePorts {
    const { attachments } = this.b.client;
    const call = async <T>(
      name: string,
      act: () => Promise<T>,
      end?: (fault: EvidenceFault) => T,
    ): Promise<T> => {
      if (browser.life !== life) return new Promise<never>(() => undefined);
      browser.calls += 1;
      this.b.clock.advance(300);
      const fault = faultAt(browser.calls, name);
      this.trace.push(`${name} ${fault}`);
      if (fault === 'die before' || fault === 'die after') {
        if (fault === 'die after') await act();
        browser.life += 1;
        die();
        return new Promise<never>(() => undefined);
      }
      if (fault === 'none' || end === undefined) return act();
      if (fault === 'lost after') await act();
      if (fault === 'slow') this.late.push({ atMs: this.b.clock.now() + slowMs, run: act });
      return end(fault);
    };
    const unavailable = problem('quickbooks_unavailable');
    const unclear = (fault: EvidenceFault): AttachOutcome =>
      fault === 'throttled'
        ? { outcome: 'notSent', problem: problem('quickbooks_busy'), waitMs: 60_000 }
        : { outcome: 'unknown', problem: unavailable };
    const { evidence, files } = browser;
    return {
      clock: { nowMs: () => this.b.clock.now() },
      lock: { hold: (_name, run) => run() },
      announce: () => undefined,
      attachments: {
        findFiles: (prefix, name) =>
          call(
            'findFiles',
            () => attachments.findFiles(prefix, name),
            () => failed(unavailable),
          ),
        uploadFile: (...asked) => call('uploadFile', () => attachments.uploadFile(...asked), unclear),
        linkFile: (...asked) => call('linkFile', () => attachments.linkFile(...asked), unclear),
        removeFile: (file) =>
          call(
            'removeFile',
            () => attachments.removeFile(file),
            () => false,
          ),
      },
      store: {
        readEvidence: (key) => call('readEvidence', async () => evidence.get(key)),
        readDueEvidence: () =>
          call('readDueEvidence', async () =>
            [...evidence.values()].filter(({ nextAtMs }) => nextAtMs !== undefined),
          ),
        writeEvidence: (written, expected) =>
          call('writeEvidence', async () => {
            if (evidence.get(written.key)?.updatedAtMs !== expected) return false;
            evidence.set(written.key, written);
            return true;
          }),
        keepFiles: (kept) =>
          call('keepFiles', async () => {
            for (const { sha256, bytes } of kept) files.set(sha256, bytes);
          }),
        readFile: (sha256) => call('readFile', async () => files.get(sha256)),
        dropFiles: (hashes) =>
          call('dropFiles', async () => {
            for (const hash of hashes) files.delete(hash);
          }),
      },
    };
  }
}
