import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { QuickBooksSide } from './side';

/** Intuit's hosts on one address of this machine, for libraries that speak HTTP by themselves. */
export interface PlainHttp {
  /** `http://127.0.0.1:40123` */
  readonly base: string;
  close(): Promise<void>;
}

/** Beginnings of paths, and the host of Intuit that they belong to. */
const hosts: readonly (readonly [path: string, host: string])[] = [
  ['/oauth2/', 'oauth.platform.intuit.com'],
  ['/v2/oauth2/', 'developer.api.intuit.com'],
  ['/v1/openid_connect/', 'accounts.platform.intuit.com'],
  ['/connect/', 'appcenter.intuit.com'],
];

/** Serves a side without TLS; paths of the API go to `apiHost`. */
export async function servePlainly(side: QuickBooksSide, apiHost: string): Promise<PlainHttp> {
  const server = createServer((incoming, outgoing) => {
    relay(side, apiHost, incoming, outgoing).catch((error: unknown) =>
      outgoing.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function relay(
  side: QuickBooksSide,
  apiHost: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const path = incoming.url ?? '/';
  const host = hosts.find(([beginning]) => path.startsWith(beginning))?.[1] ?? apiHost;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name))
      headers.set(name, value);
  }
  const response = await side.handle(
    new Request(`https://${host}${path}`, {
      method: incoming.method ?? 'GET',
      headers,
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    }),
  );
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
