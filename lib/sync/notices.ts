import type { Problem } from '../problem/problem';

/** What the seller may have to be told of while no page of ours is open. */
export interface NoticeFacts {
  /** Seller accounts and companies whose authorisation no longer works. */
  readonly broken: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly problem: Problem;
  }[];
  /** Updates that were begun by themselves and that only the seller can let go on. */
  readonly stopped: readonly { readonly connectionId: string; readonly problem: Problem }[];
  /** Connections that are being brought up to date: whether it stops again is not known yet. */
  readonly underWay: readonly string[];
  /** Connections of which something cannot be booked as it is. */
  readonly blocked: readonly string[];
}

/** What was told already: each thing is told once, until it has been mended and comes back. */
export interface Told {
  readonly broken: readonly string[];
  readonly stopped: readonly string[];
  readonly blocked: readonly string[];
}

/** One notice; one of the same name takes its place. */
export interface Notice {
  readonly name: string;
  readonly title: string;
  readonly message: string;
}

/** Nothing was told yet. */
export const nothingTold: Told = { broken: [], stopped: [], blocked: [] };

/** What is to be told now, and what is told then. Success and waiting are told by nobody. */
export function noticesOf(
  told: Told,
  { broken, stopped, underWay, blocked }: NoticeFacts,
): { readonly notices: readonly Notice[]; readonly told: Told } {
  const notices: Notice[] = [];
  for (const { accountId, name, problem } of broken)
    if (!told.broken.includes(accountId))
      notices.push({
        name: `broken/${accountId}`,
        title: `${name} is no longer connected`,
        message: `${problem.sentence} ${problem.remedy}`,
      });
  // A connection that is broken stops its updates too, and is told already.
  for (const each of broken.length > 0 ? [] : stopped)
    if (!told.stopped.includes(nameOf(each)))
      notices.push({
        name: 'stopped',
        title: 'An update has stopped',
        message: `${each.problem.sentence} ${each.problem.remedy}`,
      });
  if (blocked.some((connectionId) => !told.blocked.includes(connectionId)))
    notices.push({
      name: 'blocked',
      title: 'Something cannot be booked yet',
      message:
        'Amazon has reported something that needs a choice of yours. Open Counterfoil to see each with its reason.',
    });
  return {
    notices,
    told: {
      broken: broken.map(({ accountId }) => accountId),
      stopped: [
        ...stopped.map(nameOf),
        ...told.stopped.filter((name) =>
          underWay.some((connectionId) => name.startsWith(`${connectionId} `)),
        ),
      ],
      blocked,
    },
  };
}

/** The same reason is told once, however often it is tried in vain. */
function nameOf({ connectionId, problem }: NoticeFacts['stopped'][number]): string {
  return `${connectionId} ${problem.code}`;
}
