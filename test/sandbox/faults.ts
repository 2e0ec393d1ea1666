import { DroppedConnection, type SandboxClock } from './side';

/** What goes wrong with one exchange. `before` and `after` are relative to the service's own commit. */
export type FaultKind =
  | { readonly kind: 'drop'; readonly at: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly waitMs: number }
  | { readonly kind: 'hang'; readonly at: 'before' | 'after'; readonly waitMs: number }
  | { readonly kind: 'truncate' }
  /** Held until told what becomes of it; `reached` says that it is there. */
  | {
      readonly kind: 'hold';
      readonly at: 'before' | 'after';
      readonly reached: () => void;
      readonly release: Promise<'answer' | 'drop'>;
    }
  | { readonly kind: 'html'; readonly status: number; readonly at: 'before' | 'after' }
  | { readonly kind: 'empty'; readonly status: number; readonly at: 'before' | 'after' }
  | {
      readonly kind: 'answer';
      readonly at: 'before' | 'after';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    };

/** One planned fault: hits the next `times` requests whose method and URL match. */
export interface PlannedFault {
  readonly method?: string;
  /** Tested against the whole URL. */
  readonly url: RegExp;
  readonly fault: FaultKind;
  readonly times: number;
}

/** Faults on demand, consumed in the order in which they were planned. */
export class FaultPlan {
  readonly #clock: SandboxClock;
  #planned: PlannedFault[] = [];

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** Plans a fault for the next matching requests. */
  plan(fault: PlannedFault): void {
    this.#planned.push(fault);
  }

  /** Forgets what has not struck yet and tells how many faults were left. */
  clear(): number {
    const left = this.#planned.length;
    this.#planned = [];
    return left;
  }

  /** Runs `answer` as the service would, with the next matching fault applied before or after it. */
  async apply(request: Request, answer: () => Promise<Response>): Promise<Response> {
    const fault = this.#take(request);
    if (fault === undefined) return answer();
    if (fault.kind === 'delay') {
      await this.#clock.sleep(fault.waitMs);
      return answer();
    }
    if (fault.kind === 'truncate') return truncated(await answer());
    if (fault.kind === 'hold') return held(fault, answer);
    if (fault.at === 'after') await answer();
    if (fault.kind === 'drop') throw new DroppedConnection('connection reset');
    if (fault.kind === 'hang') {
      await this.#clock.sleep(fault.waitMs);
      throw new DroppedConnection('connection timed out');
    }
    if (fault.kind === 'empty') return new Response(null, { status: fault.status });
    if (fault.kind === 'html') {
      const page =
        '<!DOCTYPE html><html><head><title>Error</title></head><body>Service Unavailable</body></html>';
      return new Response(page, { status: fault.status, headers: { 'content-type': 'text/html' } });
    }
    return new Response(fault.body, { status: fault.status, headers: { 'content-type': fault.contentType } });
  }

  #take(request: Request): FaultKind | undefined {
    const index = this.#planned.findIndex(
      (planned) =>
        (planned.method === undefined || planned.method === request.method) && planned.url.test(request.url),
    );
    const found = this.#planned[index];
    if (found === undefined) return undefined;
    if (found.times <= 1) this.#planned.splice(index, 1);
    else this.#planned[index] = { ...found, times: found.times - 1 };
    return found.fault;
  }
}

async function held(
  { at, reached, release }: Extract<FaultKind, { kind: 'hold' }>,
  answer: () => Promise<Response>,
): Promise<Response> {
  const early = at === 'after' ? await answer() : undefined;
  reached();
  if ((await release) === 'drop') throw new DroppedConnection('connection reset');
  return early ?? answer();
}

async function truncated(response: Response): Promise<Response> {
  const text = await response.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), {
    status: response.status,
    headers: response.headers,
  });
}
