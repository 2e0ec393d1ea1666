import type { Page } from 'playwright-core';

/** Runs an expression in the world of our content script, as somebody would who has taken over the page's process. */
export type ContentWorld = (expression: string) => Promise<unknown>;

/** The world of the content script of `extensionId` in a page. Reload the page afterwards: contexts are told anew. */
export async function contentWorld(page: Page, extensionId: string): Promise<ContentWorld> {
  const inspector = await page.context().newCDPSession(page);
  const found = new Promise<number>((resolve) => {
    inspector.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
    });
  });
  await inspector.send('Runtime.enable');
  const contextId = await found;
  return async (expression) => {
    const { result, exceptionDetails } = await inspector.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  };
}

/** Everything that an extension's page finds in its database, bytes as text, with the keys that can be taken out. */
export async function readDatabase(
  page: Page,
): Promise<{ readonly text: string; readonly stores: string[] }> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const texts: string[] = [];
    const write = (value: unknown): void => {
      if (value instanceof CryptoKey) texts.push(`key extractable=${value.extractable}`);
      else if (value instanceof ArrayBuffer) write(new Uint8Array(value));
      else if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        texts.push(new TextDecoder('latin1').decode(bytes));
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, held] of Object.entries(value)) {
          texts.push(key);
          write(held);
        }
      } else texts.push(String(value));
    };
    const stores: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        stores.push(store);
        const rows = database.transaction(store).objectStore(store);
        for (const row of await settled(rows.getAll())) write(row);
      }
      database.close();
    }
    return { text: texts.join('\n'), stores };
  });
}

/** Everything of ours that stands in a page, as the browser's inspector sees it. */
export interface Guests {
  readonly chips: number;
  /** What the lines in the corner say. */
  readonly notices: readonly string[];
  readonly panels: number;
}

interface Node {
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly attributes?: string[];
  readonly children?: Node[];
  readonly shadowRoots?: Node[];
  readonly shadowRootType?: string;
}

/** Looks for our closed roots; the sandbox's pages have none of their own. */
export async function guestsOf(page: Page): Promise<Guests> {
  const inspector = await page.context().newCDPSession(page);
  const { root } = await inspector.send('DOM.getDocument', { depth: -1, pierce: true });
  await inspector.detach();
  const guests = { chips: 0, notices: [] as string[], panels: 0 };
  const visit = (node: Node): void => {
    for (const inside of node.shadowRoots ?? []) {
      if (inside.shadowRootType !== 'closed') continue;
      if (node.attributes?.includes('data-counterfoil-order')) guests.chips += 1;
      else if (inside.children?.some(({ nodeName }) => nodeName === 'IFRAME')) guests.panels += 1;
      else guests.notices.push(textOf(inside));
    }
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) visit(child);
  };
  visit(root);
  return guests;
}

function textOf(node: Node): string {
  if (node.nodeName === 'STYLE') return '';
  return node.nodeValue + (node.children ?? []).map(textOf).join('');
}
