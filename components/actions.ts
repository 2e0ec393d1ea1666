import type { OwnCommands } from '../lib/messages/protocol';

/**
 * Asks the background to do something. Rejects only where nobody answered: the worker stopped in the
 * middle, or this page belongs to a version that is no longer running.
 */
export type Ask = <Command extends keyof OwnCommands>(
  command: Command,
  asks: OwnCommands[Command]['asks'],
) => Promise<OwnCommands[Command]['answers']>;
