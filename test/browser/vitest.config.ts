import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Drives the production build in a real browser against the sandbox, one file at a time. */
export default defineConfig({
  root,
  test: {
    include: ['test/browser/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['test/setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
