import 'temporal-polyfill/full/global';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ordersAddress } from '../browser/journey';
import { makeReady, setStage } from '../browser/stage';
import { runTour } from './tour';

const usage = `npm run demo
  Builds the extension, starts the sandbox and opens a browser on Manage Orders, with both connections ready.
npm run demo -- --tour DIR
  The same without a window: takes every step itself with real clicks, and writes a picture of each step
  and tour.json to DIR. Ends with 0 only if every step is as it should be.
  --dark         in dark colours
  --width N      of the window (1440)
`;

const { values } = parseArgs({
  options: {
    tour: { type: 'string' },
    dark: { type: 'boolean', default: false },
    width: { type: 'string', default: '1440' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(usage);
else {
  build();
  const colorScheme = values.dark ? 'dark' : 'light';
  if (values.tour === undefined) await open(colorScheme);
  else
    process.exitCode = (await runTour(values.tour, { colorScheme, widthPx: Number(values.width) })) ? 0 : 1;
}

function build(): void {
  const built = spawnSync('wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'], shell: true });
  if (built.status !== 0) throw new Error('The extension could not be built: see above.');
}

/** Opens a window for a person and stays until it is closed. */
async function open(colorScheme: 'light' | 'dark'): Promise<void> {
  process.stdout.write('Starting the sandbox and a browser, connecting both sides …\n');
  const stage = await setStage({
    sandbox: { orders: 2000 },
    launch: { headless: false, viewport: null, colorScheme },
  });
  await makeReady(stage, true);
  const page = stage.browser.context.pages()[0] ?? (await stage.browser.context.newPage());
  await page.goto(ordersAddress);
  await page.bringToFront();
  const { landmarks } = stage.sandbox;
  process.stdout.write(`
Manage Orders is open. Everything in it is invented, and nothing leaves this computer.

  1  Every order has a small mark beside its number. Click one: the panel shows the document that it would be.
  2  Click “Send to QuickBooks”, then the number of the document, to see it in QuickBooks.
  3  “Undo” takes it out again.
  4  Worth a look:
       ${landmarks.simpleFba}   one item, fulfilled by Amazon
       ${landmarks.merchantMultiItem}   several items and a promotion, fulfilled by you
       ${landmarks.splitThree}   three shipments, three documents
       ${landmarks.deferred}   held back by Amazon until the delivery date
       ${landmarks.hostileTitles}   titles that try to be something else
       ${landmarks.unknownFee}   a fee that nobody has seen yet
  5  The button in the toolbar shows both connections and what was sent today.

Close the browser to end.
`);
  await new Promise<void>((resolve) => stage.browser.context.once('close', () => resolve()));
  await stage.server.close();
}
