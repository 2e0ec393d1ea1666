import { sendMessage } from '../browser/extension';
import type { Envelope } from './envelope';
import type { OwnCommands } from './protocol';

/** Thrown where the background did not answer, or refused the message itself. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Asks the background, from one of our own pages. Rejects with `NoAnswer` where nobody answers. */
export async function ask<Command extends keyof OwnCommands>(
  command: Command,
  asks: OwnCommands[Command]['asks'],
): Promise<OwnCommands[Command]['answers']> {
  let reply: Envelope<OwnCommands[Command]['answers']> | undefined;
  try {
    reply = (await sendMessage({ command, asks })) as Envelope<OwnCommands[Command]['answers']> | undefined;
  } catch (error) {
    throw new NoAnswer(error instanceof Error ? error.message : 'the background did not answer');
  }
  if (reply === undefined) throw new NoAnswer('the background did not answer');
  if (!reply.ok) throw new NoAnswer(reply.problem.said ?? reply.problem.sentence);
  return reply.value;
}
