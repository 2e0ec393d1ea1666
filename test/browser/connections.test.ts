import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IntuitApp } from '../sandbox/quickbooks/oauth';
import { connectAmazon, connectQuickBooks, openOwnPage, windowAt } from './journey';
import { type Stage, setStage } from './stage';

let stage: Stage;
let app: Page;
let quickbooks: Locator;
let amazon: Locator;

beforeAll(async () => {
  stage = await setStage({ sandbox: { orders: 10 } });
  stage.browser.context.setDefaultTimeout(15_000);
  app = await openOwnPage(stage.browser, 'app.html#connections');
  quickbooks = app.locator('section[aria-labelledby="cf-quickbooks"]');
  amazon = app.locator('section[aria-labelledby="cf-amazon"]');
});

beforeEach(() => {
  stage.sandbox.faults.clear();
});

afterAll(async () => {
  await stage.close();
});

async function submitQuickBooks({ clientId, clientSecret }: Pick<IntuitApp, 'clientId' | 'clientSecret'>) {
  await quickbooks.getByLabel('Client id').fill(clientId);
  await quickbooks.getByLabel('Client secret').fill(clientSecret);
  await quickbooks.getByRole('button', { name: 'Connect QuickBooks' }).click();
}

/** Presses a button of Intuit's consent. */
async function answerIntuit(words: 'Connect' | 'Cancel'): Promise<void> {
  const intuit = await windowAt(stage.browser.context, 'appcenter.intuit.com');
  await intuit.getByRole('button', { name: words, exact: true }).click();
}

async function submitAmazon(change: Partial<Record<'clientSecret' | 'refreshToken' | 'region', string>>) {
  const keys = stage.sandbox.credentials.amazon;
  await amazon.getByLabel('Client id').first().fill(keys.clientId);
  await amazon
    .getByLabel('Client secret')
    .first()
    .fill(change.clientSecret ?? keys.clientSecret);
  await amazon.getByLabel('Refresh token').fill(change.refreshToken ?? keys.refreshToken);
  await amazon
    .getByLabel('Region')
    .first()
    .selectOption(change.region ?? 'na');
  await amazon.getByRole('button', { name: 'Connect Amazon' }).click();
}

async function says(part: Locator, sentence: string): Promise<void> {
  await part.getByText(sentence).first().waitFor();
}

describe('QuickBooks', () => {
  const production = () => stage.sandbox.credentials.intuit.production;

  it('a wrong secret is said to be wrong', async () => {
    await submitQuickBooks({ ...production(), clientSecret: 'notTheSecret' });
    await answerIntuit('Connect');
    await says(quickbooks, 'Intuit does not accept the client id or client secret.');
    await quickbooks.getByRole('button', { name: 'Connect QuickBooks' }).waitFor();
  });

  it('development keys do not open a real company', async () => {
    await submitQuickBooks(stage.sandbox.credentials.intuit.development);
    await answerIntuit('Connect');
    await says(
      quickbooks,
      'Development keys work with sandbox companies only, and production keys with real companies only.',
    );
  });

  it('a consent that is not given', async () => {
    await submitQuickBooks(production());
    await answerIntuit('Cancel');
    await says(quickbooks, 'The authorisation at Intuit was not given.');
  });

  it('a window that is closed', async () => {
    await submitQuickBooks(production());
    await (await windowAt(stage.browser.context, 'appcenter.intuit.com')).close();
    await says(quickbooks, 'The window was closed before Intuit had confirmed the connection.');
  });

  it('an answer that was cut off', async () => {
    stage.sandbox.faults.plan({ url: /oauth2\/v1\/tokens\/bearer/, times: 1, fault: { kind: 'truncate' } });
    await submitQuickBooks(production());
    await answerIntuit('Connect');
    await says(quickbooks, 'QuickBooks answered in a form that we do not understand');
  });

  it('the right keys after all that', async () => {
    await connectQuickBooks(stage.browser.context, app, production(), 'Sandbox Outfitters');
    expect(stage.sandbox.quickbooks.oauthCalls.authorize).toBeGreaterThan(3);
  });
});

describe('Amazon', () => {
  it('a wrong secret, a wrong token, a wrong region: each in its own words', async () => {
    await submitAmazon({ clientSecret: 'amzn1.oa2-cs.v1.wrong' });
    await says(amazon, 'Amazon does not accept the client id or client secret.');
    await submitAmazon({ refreshToken: 'Atzr|wrong' });
    await says(amazon, 'Amazon no longer accepts the refresh token');
    await submitAmazon({ region: 'eu' });
    await says(amazon, 'These Amazon keys belong to the region North America');
  });

  it('a page instead of an answer', async () => {
    stage.sandbox.faults.plan({
      url: /marketplaceParticipations/,
      times: 1,
      fault: { kind: 'html', status: 200, at: 'before' },
    });
    await submitAmazon({});
    await says(amazon, 'Amazon answered in a form that we do not understand');
  });

  it('the right keys after all that', async () => {
    await app.reload();
    await connectAmazon(app, stage.sandbox.credentials.amazon);
    expect(stage.sandbox.amazon.throttled()).toBe(0);
  });
});

describe('a redirect address that Intuit’s app does not list', () => {
  it('is said, and the final address can be pasted', async () => {
    const bare = await setStage({ sandbox: { orders: 10, redirectUris: ['https://example.com/'] } });
    try {
      bare.browser.context.setDefaultTimeout(15_000);
      const page = await openOwnPage(bare.browser, 'app.html#connections');
      const part = page.locator('section[aria-labelledby="cf-quickbooks"]');
      const keys = bare.sandbox.credentials.intuit.production;
      await part.getByLabel('Client id').fill(keys.clientId);
      await part.getByLabel('Client secret').fill(keys.clientSecret);
      await part.getByRole('button', { name: 'Connect QuickBooks' }).click();
      await says(part, 'Intuit refused the address to return to.');

      const opens = part.getByText('Intuit refuses the address to return to?');
      const address = part.getByLabel('Address that Intuit’s app accepts');
      if (!(await address.isVisible())) await opens.click();
      await address.fill('https://example.com/');
      await part.getByRole('button', { name: 'Prepare the consent' }).click();
      await part.getByRole('link', { name: 'Open Intuit’s consent' }).click();
      const intuit = await windowAt(bare.browser.context, 'appcenter.intuit.com');
      const left = intuit.waitForRequest(/^https:\/\/example\.com\//);
      await intuit.getByRole('button', { name: 'Connect', exact: true }).click();
      const finalAddress = (await left).url();
      await part.getByLabel('Final address').fill(finalAddress);
      await part.getByRole('button', { name: 'Finish' }).click();
      await part.getByText('Sandbox Outfitters').first().waitFor();
    } finally {
      await bare.close();
    }
  });
});
