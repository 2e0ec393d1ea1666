import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A thousand bytes, as size-limit counts them. */
const kilobyte = 1000;

/** What each part of a built extension weighs, compressed: all scripts and sheets that it loads. */
export function bundleSizes(extensionDir: string): ReadonlyMap<string, number> {
  const weigh = (paths: readonly string[]): number =>
    paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(extensionDir, path))).length, 0) / kilobyte;
  return new Map([
    ['content.gzip.kb', weigh(['content-scripts/seller-central.js'])],
    ['panel.gzip.kb', weigh(loadedBy(extensionDir, 'panel.html'))],
    ['popup.gzip.kb', weigh(loadedBy(extensionDir, 'popup.html'))],
    ['app.gzip.kb', weigh(loadedBy(extensionDir, 'app.html'))],
    ['background.gzip.kb', weigh(['background.js'])],
  ]);
}

/** The scripts, preloaded modules and sheets that a page names. */
function loadedBy(extensionDir: string, page: string): readonly string[] {
  const markup = readFileSync(join(extensionDir, page), 'utf8');
  const paths = [...markup.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((found) => found[1] ?? '');
  if (paths.length === 0) throw new Error(`${page} loads nothing`);
  return paths;
}
