import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { historyCsv, historyRows } from '../../lib/posting/history';
import { undoDocument } from '../../lib/sync/steps/undoDocument';
import { landmarks } from '../sandbox/world/landmarks';
import { openAndSend, planOf, settle } from './wholePathBench';
import { onlyPosting, ready } from './wholePathTools';

const { simpleFba } = landmarks;

/** What went over the wire to QuickBooks. */
interface Wire {
  readonly url: string;
  readonly body: string;
  readonly authorization: string;
  readonly intuitTransactionId: string;
}

test('sent, undone and sent again: the history holds what went over the wire, and no secret', async () => {
  const { world, browser, worker } = await ready();
  const wires: Wire[] = [];
  const { fetch } = world.sandbox;
  Object.assign(world.sandbox, {
    fetch: async (input: Request | string, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      const body = await request.clone().text();
      const response = await fetch(request);
      const { url, headers } = request;
      wires.push({
        url,
        body,
        authorization: headers.get('authorization') ?? headers.get('x-amz-access-token') ?? '',
        intuitTransactionId: response.headers.get('intuit_tid') ?? '',
      });
      return response;
    },
  });
  // Intuit quotes the beginning of a token that it refuses.
  world.sandbox.quickbooks.expireAccessTokens();
  await openAndSend(browser, worker, simpleFba);
  await settle(world, [browser]);
  const { key } = await onlyPosting(browser, simpleFba);
  const [planned] = (await planOf(browser, simpleFba)).documents;
  await browser.worker().live((own) => undoDocument(own, key));
  await openAndSend(browser, browser.worker(), simpleFba);
  await settle(world, [browser]);
  const posting = await onlyPosting(browser, simpleFba);
  expect(posting.state).toBe('posted');

  const rows = historyRows([posting]);
  const creations = wires.filter(
    ({ url, intuitTransactionId }) => /\/salesreceipt\?requestid=/.test(url) && intuitTransactionId !== '',
  );
  const answered = creations.filter(({ intuitTransactionId }) =>
    rows.some((row) => row.intuitTransactionId === intuitTransactionId),
  );
  expect(answered).toHaveLength(2);
  const sent = rows.filter(({ sentBytes }) => sentBytes !== undefined);
  expect(sent.map(({ sentBytes }) => sentBytes)).toEqual(answered.map(({ body }) => body));
  for (const { requestId, sentSha256, sentBytes } of sent) {
    expect(sentSha256).toBe(
      createHash('sha256')
        .update(sentBytes ?? '')
        .digest('hex'),
    );
    expect(answered.some(({ url }) => url.includes(`requestid=${requestId}`))).toBe(true);
  }
  expect(rows.filter(({ agreedHash }) => agreedHash === planned?.previewHash)).toHaveLength(2);
  const deletion = wires.find(({ url }) => url.includes('operation=delete'));
  expect(rows.some((row) => row.intuitTransactionId === deletion?.intuitTransactionId)).toBe(true);

  const exported = historyCsv([posting]);
  const { amazon, intuit } = world.sandbox.credentials;
  const tokens = wires
    .map(({ authorization }) => authorization.replace(/^Bearer /, ''))
    .filter((token) => token !== '');
  expect(tokens.length).toBeGreaterThan(5);
  const secrets = [...tokens, amazon.clientSecret, amazon.refreshToken, intuit.production.clientSecret];
  for (const secret of secrets) {
    expect(exported).not.toContain(secret);
    expect(exported).not.toContain(secret.slice(0, 12));
  }
});
