import * as v from 'valibot';
import type { MessageSender } from '../browser/extension';
import { sellerCentralHosts } from '../pages/hosts';
import { problem } from '../problem/problem';
import type { Envelope } from './envelope';
import type { OwnCommands, PageCommands } from './protocol';
import { ownShapes, pageShapes } from './shapes';

/** Where a command came from, as far as a handler may use it. */
export interface CommandSource {
  readonly tabId: number | undefined;
}

/** One function a command. */
export type PageHandlers = {
  readonly [Command in keyof PageCommands]: (
    asks: PageCommands[Command]['asks'],
    source: CommandSource,
  ) => Promise<PageCommands[Command]['answers']>;
};

/** One function a command. */
export type OwnHandlers = {
  readonly [Command in keyof OwnCommands]: (
    asks: OwnCommands[Command]['asks'],
    source: CommandSource,
  ) => Promise<OwnCommands[Command]['answers']>;
};

/** Who sent a message, by what the browser says and the sender cannot. */
export type SenderKind = 'ownPage' | 'contentScript' | 'stranger';

/**
 * Judges a sender. Our own pages have our origin, also in a frame of Seller Central; a content script has
 * the page's, and is believed only in the top frame of a Seller Central page.
 */
export function senderKind(
  sender: MessageSender,
  own: { readonly id: string; readonly origin: string },
): SenderKind {
  if (sender.extensionId !== own.id) return 'stranger';
  const address = URL.canParse(sender.address ?? '') ? new URL(sender.address ?? '') : undefined;
  // Written out, because an extension's scheme has no origin in every engine's URL.
  const origin = sender.origin ?? (address && `${address.protocol}//${address.host}`);
  if (origin === own.origin) return 'ownPage';
  const page = URL.canParse(origin ?? '') ? new URL(origin ?? '') : undefined;
  const isSellerCentral =
    page?.protocol === 'https:' && page.port === '' && sellerCentralHosts.includes(page.hostname);
  return isSellerCentral && sender.frameId === 0 && sender.tabId !== undefined ? 'contentScript' : 'stranger';
}

/** The background's one receiver. `undefined`: not a command, somebody else's concern. */
export function createReceiver(
  own: { readonly id: string; readonly origin: string },
  handlers: { readonly page: PageHandlers; readonly own: OwnHandlers },
): (message: unknown, sender: MessageSender) => Promise<Envelope<unknown>> | undefined {
  return (message, sender) => {
    if (typeof message !== 'object' || message === null || !('command' in message)) return undefined;
    const kind = senderKind(sender, own);
    const name = String(message.command);
    const asks = 'asks' in message ? message.asks : undefined;
    const source = { tabId: sender.tabId };
    if (kind !== 'stranger' && Object.hasOwn(pageShapes, name)) {
      const command = name as keyof PageCommands;
      return run(pageShapes[command], asks, (parsed) => handlers.page[command](parsed as never, source));
    }
    if (kind === 'ownPage' && Object.hasOwn(ownShapes, name)) {
      const command = name as keyof OwnCommands;
      return run(ownShapes[command], asks, (parsed) => handlers.own[command](parsed as never, source));
    }
    return Promise.resolve({ ok: false, problem: problem('internal', {}, { said: 'Command refused' }) });
  };
}

async function run(
  shape: v.GenericSchema,
  asks: unknown,
  handle: (parsed: unknown) => Promise<unknown>,
): Promise<Envelope<unknown>> {
  const parsed = v.safeParse(shape, asks);
  if (!parsed.success) {
    const where = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'message').join(', ');
    return { ok: false, problem: problem('internal', {}, { said: `Malformed: ${where}` }) };
  }
  try {
    return { ok: true, value: await handle(parsed.output) };
  } catch (error) {
    const carried = (error as { readonly problem?: ReturnType<typeof problem> } | null)?.problem;
    const said = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
    return { ok: false, problem: carried ?? problem('internal', {}, { said }) };
  }
}
