import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The rooms of the house and what each may look into; itself always. Arrows point down, never up. */
const words = ['lib/money', 'lib/calendar', 'lib/problem', 'lib/csv'];
const pure = [...words, 'lib/amazon/shapes', 'lib/ledger', 'lib/rules', 'lib/books', 'lib/posting'];
const rooms: Readonly<Record<string, readonly string[]>> = {
  'lib/money': [],
  'lib/calendar': [],
  'lib/problem': [],
  'lib/csv': [],
  'lib/amazon/shapes': words,
  'lib/ledger': [...words, 'lib/amazon/shapes'],
  'lib/rules': [...words, 'lib/amazon/shapes', 'lib/ledger'],
  'lib/books': [...words, 'lib/amazon/shapes', 'lib/ledger', 'lib/rules'],
  'lib/posting': [...words, 'lib/amazon/shapes', 'lib/ledger', 'lib/rules', 'lib/books'],
  'lib/amazon': [...pure, 'lib/sync'],
  'lib/quickbooks': [...pure, 'lib/sync'],
  'lib/sync': pure,
  'lib/store': [...pure, 'lib/sync'],
  'lib/auth': [...pure, 'lib/sync'],
  'lib/pages': [],
  'lib/messages': [...pure, 'lib/sync', 'lib/browser', 'lib/pages'],
  'lib/browser': [],
  components: [...pure, 'lib/messages', 'lib/sync'],
  entrypoints: ['lib', 'components'],
};

/** Rooms in which the same input gives the same output, wherever and whenever. */
const pureRooms = pure;
const worldly = [
  [/\bbrowser\./, 'browser'],
  [/\bdocument\b\./, 'document'],
  [/\bfetch\(/, 'fetch'],
  [/\bDate\.now\b/, 'Date.now'],
  [/\bTemporal\.Now\b/, 'Temporal.Now'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bindexedDB\b/, 'indexedDB'],
  [/\bsetTimeout\b/, 'setTimeout'],
] as const;

/** Nothing else stands at the top of the house. */
const topFolders = ['components', 'entrypoints', 'lib', 'public', 'test'];

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly from: string; readonly path: string | undefined }[];
}

const sources = ['lib', 'components', 'entrypoints'].flatMap((folder) => read(join(root, folder)));
const byPath = new Map(sources.map((source) => [source.path, source]));

describe('the house', () => {
  test('has been read', () => {
    expect(sources.length).toBeGreaterThan(60);
  });

  test('has the folders of the design at its top and no others', () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map((entry) => entry.name);
    expect(folders.sort()).toEqual(topFolders);
  });

  test.each(sources.map((source) => [source.path, source] as const))(
    '%s looks only into rooms below it',
    (_, source) => {
      const room = roomOf(source.path);
      const allowed = rooms[room];
      expect(allowed, `${source.path} stands in no room`).toBeDefined();
      for (const imported of source.imports) {
        if (imported.path === undefined) continue;
        const target = roomOf(imported.path);
        const isAllowed =
          target === room || (allowed ?? []).some((name) => target === name || target.startsWith(`${name}/`));
        expect(isAllowed, `${source.path} imports ${imported.path}`).toBe(true);
      }
    },
  );

  test('every import leads to a file', () => {
    for (const source of sources) {
      for (const { from, path } of source.imports) {
        if (from.startsWith('.')) expect(path, `${source.path} imports ${from}`).toBeDefined();
      }
    }
  });

  test('nothing goes in circles', () => {
    expect(circles()).toEqual([]);
  });

  test('the pure rooms know no world', () => {
    for (const source of sources.filter(({ path }) => pureRooms.includes(roomOf(path)))) {
      for (const [pattern, name] of worldly) {
        expect(pattern.test(code(source.text)), `${source.path} uses ${name}`).toBe(false);
      }
    }
  });

  test('the browser has one door', () => {
    for (const source of sources) {
      const opens = source.imports.some(({ from }) => from === 'webextension-polyfill');
      if (opens) expect(roomOf(source.path), source.path).toBe('lib/browser');
      if (roomOf(source.path) !== 'lib/browser') {
        expect(
          /\b(chrome|browser)\.(runtime|storage|tabs|alarms|identity|action)\b/.test(code(source.text)),
          source.path,
        ).toBe(false);
      }
    }
  });

  test('the engine knows the outside through its ports alone', () => {
    for (const source of sources.filter(({ path }) => roomOf(path) === 'lib/sync')) {
      for (const { path } of source.imports) {
        if (path !== undefined)
          expect(
            ['lib/store', 'lib/auth', 'lib/browser', 'lib/amazon', 'lib/quickbooks'],
            source.path,
          ).not.toContain(roomOf(path));
      }
    }
  });

  test('no drawer for everything, no barrel, no large file', () => {
    for (const source of sources) {
      expect(/(^|\/)(utils?|helpers?|common|misc)(\/|\.)/.test(source.path), source.path).toBe(false);
      expect(/^export (\*|\{[^}]*\}) from /m.test(source.text), `${source.path} passes exports on`).toBe(
        false,
      );
      expect(source.text.split('\n').length, `${source.path} is too long`).toBeLessThanOrEqual(330);
    }
  });

  test('no date is guessed from a text, no markup is made from one', () => {
    for (const source of sources) {
      expect(/new Date\(/.test(code(source.text)), source.path).toBe(false);
      expect(
        /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/.test(
          code(source.text),
        ),
        source.path,
      ).toBe(false);
      expect(/\beval\(|new Function\(/.test(code(source.text)), source.path).toBe(false);
    }
  });

  test('entrypoints wire and decide nothing', () => {
    const thin = sources.filter(({ path }) => /^entrypoints\/[^/]+\/(index|main)\.tsx?$/.test(path));
    expect(thin.length).toBeGreaterThanOrEqual(5);
    for (const source of thin) expect(source.text.split('\n').length, source.path).toBeLessThanOrEqual(60);
  });

  test('everything that others call says what it is', () => {
    const silent = sources.flatMap((source) =>
      [
        ...source.text.matchAll(
          /^(?<before>.*)\n(?=export (?:async )?(?:function|class|interface|type|const) (?<name>\w+))/gm,
        ),
      ]
        .filter((match) => !/(\*\/|^\/\/.*|^\/\*\*.*)$/.test((match.groups?.['before'] ?? '').trim()))
        .map(
          (match) =>
            `${source.path}: ${/export [^\n]*/.exec(source.text.slice((match.index ?? 0) + match[0].length))?.[0] ?? ''}`,
        ),
    );
    expect(silent).toEqual([]);
  });
});

function roomOf(path: string): string {
  const names = Object.keys(rooms).filter((room) => path.startsWith(`${room}/`));
  return names.sort((a, b) => b.length - a.length)[0] ?? '';
}

function read(folder: string): Source[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return read(path);
    if (!/\.tsx?$/.test(entry.name)) return [];
    const text = readFileSync(path, 'utf8');
    return [{ path: relative(root, path), text, imports: importsOf(path, text) }];
  });
}

function importsOf(path: string, text: string): Source['imports'] {
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)|(?:^|\n)import ['"]([^'"]+)['"]/g,
    ),
  ];
  return found.map((match) => {
    const from = match[1] ?? match[2] ?? match[3] ?? '';
    return { from, path: from.startsWith('.') ? resolve(dirname(path), from) : undefined };
  });
}

function resolve(folder: string, from: string): string | undefined {
  const bare = join(folder, from);
  const path = [bare, `${bare}.ts`, `${bare}.tsx`].find(
    (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
  );
  return path === undefined ? undefined : relative(root, path);
}

/** The text without comments and string literals, which may say anything. */
function code(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '')
    .replaceAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
}

function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const imported of byPath.get(path)?.imports ?? []) {
      if (imported.path !== undefined) visit(imported.path, [...way, path]);
    }
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return found;
}
