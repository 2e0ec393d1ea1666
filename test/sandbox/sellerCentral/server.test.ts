import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCertificate } from '../certificate';
import { type SandboxServer, startServer } from '../server';
import { DroppedConnection, type SandboxSide } from '../side';

const echo: SandboxSide = {
  hosts: ['one.example', 'also-one.example'],
  handle: async (incoming) => {
    const url = new URL(incoming.url);
    if (url.pathname === '/drop') throw new DroppedConnection('gone');
    const headers = new Headers({ 'x-url': incoming.url, 'x-method': incoming.method });
    headers.append('set-cookie', 'a=1');
    headers.append('set-cookie', 'b=2');
    return new Response(await incoming.arrayBuffer(), { status: 201, headers });
  },
};
const other: SandboxSide = { hosts: ['two.example'], handle: () => Promise.resolve(new Response('two')) };

let server: SandboxServer;
beforeAll(async () => {
  server = await startServer([echo, other]);
});
afterAll(() => server.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

function send(host: string, path: string, body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: server.port,
        servername: host,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: { host },
        rejectUnauthorized: false,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test('routes by host name and passes bytes, status and cookies', async () => {
  const bytes = Buffer.from([0, 255, 13, 10, 128, 7]);
  const answer = await send('also-one.example', '/path?q=%20x', bytes);
  expect(answer.status).toBe(201);
  expect(answer.body).toEqual(bytes);
  expect(answer.headers['x-url']).toBe('https://also-one.example/path?q=%20x');
  expect(answer.headers['x-method']).toBe('POST');
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect((await send('two.example', '/')).body.toString()).toBe('two');
});

test('an unknown host is misdirected', async () => {
  expect((await send('three.example', '/')).status).toBe(421);
});

test('a dropped connection is a reset, and the server goes on', async () => {
  await expect(send('one.example', '/drop')).rejects.toThrow();
  expect((await send('one.example', '/')).status).toBe(201);
});

test('two sides may not claim one host', async () => {
  await expect(startServer([echo, echo])).rejects.toThrow('one.example');
});

test('the certificate names its hosts, is signed by its own key, and has the SPKI it says', async () => {
  const { certificatePem, spki } = createCertificate(['one.example', 'two.example']);
  const certificate = new X509Certificate(certificatePem);
  expect(certificate.checkHost('two.example')).toBe('two.example');
  expect(certificate.checkHost('three.example')).toBeUndefined();
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  const der = certificate.publicKey.export({ type: 'spki', format: 'der' });
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(der));
  expect(Buffer.from(digest).toString('base64')).toBe(spki);
});

test('the server shows the certificate whose SPKI it gives to browsers', async () => {
  const socket = connect({
    host: '127.0.0.1',
    port: server.port,
    servername: 'one.example',
    rejectUnauthorized: false,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', () => resolve());
    socket.once('error', reject);
  });
  const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
  socket.destroy();
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(key ?? []));
  expect(Buffer.from(digest).toString('base64')).toBe(server.spki);
});
