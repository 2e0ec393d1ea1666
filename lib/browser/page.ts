/** What a content script uses of the browser: native in every browser we run in, so no polyfill is carried. */
interface NativeRuntime {
  readonly id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(listener: (message: unknown, sender: { readonly id?: string }) => undefined): void;
  };
}

function runtime(): NativeRuntime | undefined {
  const world = globalThis as { browser?: { runtime?: NativeRuntime }; chrome?: { runtime?: NativeRuntime } };
  return world.browser?.runtime ?? world.chrome?.runtime;
}

/** False once the extension was updated or removed and this script is left over. */
export function isExtensionAlive(): boolean {
  return runtime()?.id !== undefined;
}

/** The address of one of the extension's files, as this page may use it. */
export function extensionAddress(path: string): string {
  return runtime()?.getURL(path) ?? '';
}

/** Sends to the background; rejects when nobody is there to answer. */
export async function sendToBackground(message: unknown): Promise<unknown> {
  const reached = runtime();
  if (reached?.id === undefined) throw new Error('The extension is not running');
  return reached.sendMessage(message);
}

/** Hears what the background tells this tab; messages of others are not passed on. */
export function hearBackground(heard: (message: unknown) => void): void {
  const reached = runtime();
  reached?.onMessage.addListener((message, sender) => {
    if (sender.id === runtime()?.id) heard(message);
    return undefined;
  });
}
