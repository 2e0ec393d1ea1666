import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BrowserMachine, findBrowser } from '../../browser/findBrowser';

interface Plan extends Partial<Pick<BrowserMachine, 'platform' | 'env' | 'isRoot'>> {
  readonly files?: readonly string[];
  /** Files that appear once a program has run, by the program's last argument. */
  readonly installs?: Readonly<Record<string, string>>;
}

const cache = '/home/user/.cache/ms-playwright';

function machine(plan: Plan): { machine: BrowserMachine; runs: string[] } {
  const files = new Set(plan.files ?? []);
  const runs: string[] = [];
  const under = (folder: string) => [...files].filter((file) => file.startsWith(`${folder}/`));
  return {
    runs,
    machine: {
      platform: plan.platform ?? 'linux',
      env: { PATH: '/usr/local/bin:/usr/bin', ...plan.env },
      home: '/home/user',
      isRoot: plan.isRoot ?? false,
      isExecutable: (path) => files.has(path),
      exists: (path) => files.has(path) || under(path).length > 0,
      list: (folder) => under(folder).map((file) => file.slice(folder.length + 1).split('/')[0] ?? ''),
      run: (program, args) => {
        runs.push([program.split('/').pop(), ...args.filter((arg) => !arg.includes('/'))].join(' '));
        const installed = plan.installs?.[args.at(-1) ?? ''];
        if (installed === undefined) throw new Error(`${program} failed`);
        files.add(installed);
      },
    },
  };
}

const everything = [
  '/opt/mine',
  join(cache, 'chromium-1100/chrome-linux/chrome'),
  join(cache, 'chromium-1250/chrome-linux64/chrome'),
  '/usr/bin/chromium',
  '/usr/bin/google-chrome-stable',
];

test('CHROME_PATH comes first, and a wrong one is an error that names it', () => {
  const right = findBrowser(machine({ files: everything, env: { CHROME_PATH: '/opt/mine' } }).machine);
  expect(right).toEqual({ executablePath: '/opt/mine', branded: false, source: 'CHROME_PATH' });
  const wrong = machine({ files: everything, env: { CHROME_PATH: '/opt/typo' } });
  expect(() => findBrowser(wrong.machine)).toThrow('/opt/typo');
  expect(wrong.runs).toEqual([]);
});

test('a branded browser in CHROME_PATH is recognised as such', () => {
  for (const [path, branded] of [
    ['/usr/bin/google-chrome-stable', true],
    ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', true],
    ['/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing', false],
    ['/usr/bin/chromium', false],
  ] as const) {
    expect(findBrowser(machine({ files: [path], env: { CHROME_PATH: path } }).machine).branded).toBe(branded);
  }
});

test('then the newest build in Playwright’s cache, then the system’s, then a branded one', () => {
  const paths: string[] = [];
  let files: readonly string[] = everything;
  for (let step = 0; step < 4; step++) {
    const { executablePath } = findBrowser(machine({ files }).machine);
    paths.push(executablePath);
    files = files.filter((file) => file !== executablePath);
  }
  expect(paths).toEqual([everything[2], everything[1], everything[3], everything[4]]);
});

test('a branded browser says that its extension must be loaded another way', () => {
  expect(findBrowser(machine({ files: ['/usr/bin/microsoft-edge'] }).machine).branded).toBe(true);
});

test('Debian’s root installs Chromium, with fresh package lists where it must', () => {
  const debian = { isRoot: true, files: ['/etc/debian_version'] };
  const ready = machine({ ...debian, installs: { chromium: '/usr/bin/chromium' } });
  expect(findBrowser(ready.machine).executablePath).toBe('/usr/bin/chromium');
  expect(ready.runs).toEqual(['apt-get install -y --no-install-recommends chromium']);

  const bare = machine({ ...debian, installs: { update: '/var/lib/apt/lists/all' } });
  expect(() => findBrowser(bare.machine)).toThrow('Install Chromium, or set CHROME_PATH');
  expect(bare.runs).toEqual([
    'apt-get install -y --no-install-recommends chromium',
    'apt-get update',
    'apt-get install -y --no-install-recommends chromium',
    'node install --no-shell chromium',
  ]);
});

test('nobody else touches apt-get; Playwright downloads one', () => {
  const path = join(cache, 'chromium-1250/chrome-linux64/chrome');
  const user = machine({ files: ['/etc/debian_version'], installs: { chromium: path } });
  expect(findBrowser(user.machine).executablePath).toBe(path);
  expect(user.runs).toEqual(['node install --no-shell chromium']);
});

test('where nothing helps there is one error with every reason', () => {
  const lost = machine({});
  expect(() => findBrowser(lost.machine)).toThrow(/No browser was found[\s\S]*failed/);
});
