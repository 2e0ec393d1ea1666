import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createCertificate } from './certificate';
import { DroppedConnection, type SandboxSide } from './side';

/** The running sandbox: one TLS server for every host name of its sides. */
export interface SandboxServer {
  readonly port: number;
  /** For `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  readonly hosts: readonly string[];
  /** Where the server itself listens; the sides are told apart by host name. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the sides over TLS on 127.0.0.1, each under its host names; a port of 0 takes a free one. */
export async function startServer(
  sides: readonly SandboxSide[],
  options: { readonly port?: number } = {},
): Promise<SandboxServer> {
  const sideByHost = mapHosts(sides);
  const hosts = [...sideByHost.keys()];
  const certificate = createCertificate(hosts);
  const sockets = new Set<Socket>();
  const server = createServer(
    { key: certificate.keyPem, cert: certificate.certificatePem, keepAliveTimeout: 30_000 },
    (incoming, outgoing) => void serve(sideByHost, incoming, outgoing),
  );
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const port = (server.address() as AddressInfo).port;
  return {
    port,
    spki: certificate.spki,
    hosts,
    url: `https://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Which side answers for which host name; two sides may not claim the same one. */
export function mapHosts(sides: readonly SandboxSide[]): ReadonlyMap<string, SandboxSide> {
  const sideByHost = new Map<string, SandboxSide>();
  for (const side of sides) {
    for (const host of side.hosts) {
      if (sideByHost.has(host)) throw new Error(`Two sides of the sandbox claim ${host}`);
      sideByHost.set(host, side);
    }
  }
  return sideByHost;
}

async function serve(
  sideByHost: ReadonlyMap<string, SandboxSide>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const side = sideByHost.get(host);
    if (side === undefined) {
      // RFC 9110, 15.5.20: the server is not configured for this authority.
      outgoing.writeHead(421, { 'content-type': 'text/plain' }).end(`No side of the sandbox is ${host}\n`);
      return;
    }
    const response = await side.handle(await toRequest(incoming, host));
    await send(response, incoming, outgoing);
  } catch (error) {
    if (!(error instanceof DroppedConnection)) {
      console.error(`${incoming.method} ${incoming.headers.host}${incoming.url}`, error);
    }
    incoming.socket.destroy();
  }
}

async function toRequest(incoming: IncomingMessage, host: string): Promise<Request> {
  const headers = new Headers();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    const name = incoming.rawHeaders[index] ?? '';
    if (!name.startsWith(':')) headers.append(name, incoming.rawHeaders[index + 1] ?? '');
  }
  const method = incoming.method ?? 'GET';
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const hasBody = method !== 'GET' && method !== 'HEAD' && chunks.length > 0;
  return new Request(`https://${host}${incoming.url ?? '/'}`, {
    method,
    headers,
    ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
  });
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers: string[] = [];
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && name !== 'content-length') headers.push(name, value);
  }
  for (const cookie of response.headers.getSetCookie()) headers.push('set-cookie', cookie);
  const bodyless = response.status === 204 || response.status === 304;
  if (!bodyless) headers.push('content-length', String(body.length));
  outgoing.writeHead(response.status, response.statusText, headers);
  outgoing.end(incoming.method === 'HEAD' || bodyless ? undefined : body);
}
