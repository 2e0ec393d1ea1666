import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A browser that can be driven. */
export interface FoundBrowser {
  readonly executablePath: string;
  /** Branded Chrome and Edge ignore `--load-extension` from 137 on: their extension is loaded over CDP. */
  readonly branded: boolean;
  /** Where it was found, for the person who reads the log. */
  readonly source: string;
}

/** The machine, as far as the search looks at it; tests put another in its place. */
export interface BrowserMachine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly isRoot: boolean;
  isExecutable(path: string): boolean;
  exists(path: string): boolean;
  list(folder: string): readonly string[];
  /** Runs a program to its end and throws when it fails. */
  run(program: string, args: readonly string[]): void;
}

const commandLine = createRequire(import.meta.url).resolve('playwright-core/package.json');

/** Looks for a browser, and installs one where none is found. Throws one error that says what to do. */
export function findBrowser(machine: BrowserMachine = thisMachine()): FoundBrowser {
  const named = machine.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (machine.isExecutable(named)) return found(named, 'CHROME_PATH');
    throw new Error(`CHROME_PATH names ${named}, which cannot be run. Correct it or unset it.`);
  }
  const present = fromPlaywright(machine) ?? fromSystem(machine) ?? branded(machine);
  if (present !== undefined) return present;
  const failures: string[] = [];
  const install = (program: string, args: readonly string[], look: () => FoundBrowser | undefined) => {
    try {
      machine.run(program, args);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
    return look();
  };
  if (machine.platform === 'linux' && machine.isRoot && machine.exists('/etc/debian_version')) {
    const args = ['install', '-y', '--no-install-recommends', 'chromium'];
    const installed =
      install('apt-get', args, () => fromSystem(machine)) ??
      // A fresh machine may have no package lists yet.
      install('apt-get', ['update'], () => install('apt-get', args, () => fromSystem(machine)));
    if (installed !== undefined) return installed;
  }
  const playwright = join(dirname(commandLine), 'cli.js');
  const downloaded = install(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], () =>
    fromPlaywright(machine),
  );
  if (downloaded !== undefined) return downloaded;
  throw new Error(
    [
      'No browser was found and none could be installed. Install Chromium, or set CHROME_PATH to one.',
      ...failures,
    ]
      .map((line) => line.trim())
      .join('\n  '),
  );
}

function fromPlaywright(machine: BrowserMachine): FoundBrowser | undefined {
  const folder = playwrightFolder(machine);
  if (!machine.exists(folder)) return undefined;
  const builds = machine
    .list(folder)
    .flatMap((name) => {
      const build = /^chromium-(\d+)$/.exec(name)?.[1];
      return build === undefined ? [] : [Number(build)];
    })
    .sort((left, right) => right - left);
  const inside = {
    linux: ['chrome-linux64/chrome', 'chrome-linux/chrome'],
    darwin: [
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    ],
    win32: ['chrome-win64/chrome.exe', 'chrome-win/chrome.exe'],
  }[desktop(machine)];
  const paths = builds.flatMap((build) => inside.map((path) => join(folder, `chromium-${build}`, path)));
  return first(machine, paths, "Playwright's cache", false);
}

function fromSystem(machine: BrowserMachine): FoundBrowser | undefined {
  if (desktop(machine) === 'darwin') {
    const names = ['Chromium', 'Google Chrome for Testing'];
    return first(machine, applications(machine, names), 'the system', false);
  }
  if (desktop(machine) === 'win32') return undefined;
  return first(
    machine,
    onPath(machine, ['chromium', 'chromium-browser', 'chrome-for-testing']),
    'the system',
    false,
  );
}

function branded(machine: BrowserMachine): FoundBrowser | undefined {
  const source = 'the system, branded';
  if (desktop(machine) === 'darwin') {
    return first(machine, applications(machine, ['Google Chrome', 'Microsoft Edge']), source, true);
  }
  if (desktop(machine) === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => machine.env[name] ?? [],
    );
    const inside = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    const paths = inside.flatMap((path) => roots.map((root) => join(root, path)));
    return first(machine, paths, source, true);
  }
  const names = ['google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'];
  const paths = [...onPath(machine, names), '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
  return first(machine, paths, source, true);
}

function first(
  machine: BrowserMachine,
  paths: readonly string[],
  source: string,
  isBranded: boolean,
): FoundBrowser | undefined {
  const path = paths.find((candidate) => machine.isExecutable(candidate));
  return path === undefined ? undefined : { executablePath: path, branded: isBranded, source };
}

/** A named browser is taken for a branded one by its file name alone. */
function found(executablePath: string, source: string): FoundBrowser {
  const isBranded = /google[- ]chrome(?!.*testing)|msedge|microsoft[- ]edge|google[\\/]chrome[\\/]/i.test(
    executablePath,
  );
  return { executablePath, branded: isBranded, source };
}

function playwrightFolder({ env, home, platform }: BrowserMachine): string {
  const named = env['PLAYWRIGHT_BROWSERS_PATH'];
  if (named !== undefined && named !== '' && named !== '0') return named;
  if (platform === 'darwin') return join(home, 'Library/Caches/ms-playwright');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData/Local'), 'ms-playwright');
  return join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'ms-playwright');
}

function onPath(machine: BrowserMachine, names: readonly string[]): readonly string[] {
  const folders = (machine.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function applications(machine: BrowserMachine, names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    ['/Applications', join(machine.home, 'Applications')].map((folder) =>
      join(folder, `${name}.app/Contents/MacOS/${name}`),
    ),
  );
}

function desktop({ platform }: BrowserMachine): 'linux' | 'darwin' | 'win32' {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}

function thisMachine(): BrowserMachine {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    isRoot: process.getuid?.() === 0,
    isExecutable: (path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
    exists: existsSync,
    list: (folder) => readdirSync(folder),
    run: (program, args) => {
      execFileSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    },
  };
}
