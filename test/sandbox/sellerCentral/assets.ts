import { readFileSync } from 'node:fs';

const names = [
  'seller.css',
  'classic.js',
  'orders.js',
  'orderRows.js',
  'pagination.js',
  'details.js',
  'next.js',
  'nextChrome.js',
  'unknown.js',
  'hostile.js',
  'katal.js',
  'pageData.js',
  'vdom.js',
];
const files = new Map(
  names.map((name) => [name, readFileSync(new URL(`./served/${name}`, import.meta.url))] as const),
);

/** Answers a request for a script, a style sheet or a picture; undefined for any other path. */
export function serveAsset(path: string): Response | undefined {
  const name = /^\/assets\/([\w.]+)$/.exec(path)?.[1];
  const file = name === undefined ? undefined : files.get(name);
  if (name !== undefined && file !== undefined) {
    return answer(new Uint8Array(file), name.endsWith('.css') ? 'text/css' : 'text/javascript');
  }
  const picture = /^\/images\/(?:product\/)?([^/]+)\.svg$/.exec(path)?.[1];
  if (picture !== undefined) return answer(productPicture(picture), 'image/svg+xml');
  return undefined;
}

/** A coloured tile, always the same for the same product. */
function productPicture(asin: string): string {
  let hash = 7;
  for (const character of asin) hash = (hash * 31 + character.charCodeAt(0)) % 360;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="135" height="135" viewBox="0 0 135 135">` +
    `<rect width="135" height="135" fill="hsl(${hash} 35% 88%)"/>` +
    `<path d="M34 48 67 32l34 16v40l-34 16-33-16z" fill="hsl(${hash} 40% 62%)"/>` +
    `<path d="M34 48 67 64l34-16M67 64v40" fill="none" stroke="hsl(${hash} 45% 42%)" stroke-width="3"/></svg>`
  );
}

function answer(body: string | Uint8Array<ArrayBuffer>, contentType: string): Response {
  return new Response(body, {
    headers: { 'content-type': `${contentType}; charset=utf-8`, 'cache-control': 'max-age=300' },
  });
}
