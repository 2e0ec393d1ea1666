// Draws public/icon/*.png from the drawings beside them; 16 pixels have one of their own. Run by hand after the drawing changed:
// `npx tsx test/commands/icons.ts`, with CHROME_PATH where Chromium is not at /usr/bin/chromium.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = fileURLToPath(new URL('../../public/icon/', import.meta.url));
const drawings = [
  { file: 'counterfoil-16.svg', sizes: [16] },
  { file: 'counterfoil.svg', sizes: [32, 48, 128] },
];
const browser = await chromium.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
for (const { file, size } of drawings.flatMap(({ file, sizes }) => sizes.map((size) => ({ file, size })))) {
  const drawing = await readFile(folder + file, 'utf8');
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px}</style>${drawing}`);
  await page.screenshot({ path: `${folder}${size}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
