import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests that keep no state in the process. */
const PURE = ['{components,scripts}/**/*.test.{ts,tsx}', 'lib/{guide,guide-import,oauth-test}/**/!(*.server).test.ts']

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)),
      // Like tsconfig.node.json.
      'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    restoreMocks: true,
    // Only against tests that never end: a test's speed depends more on the machine than on the code.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { LOG_LEVEL: 'silent' },
    // One worker waits for child processes most of the time.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: { name: 'wizard', include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}'], exclude: PURE },
      },
      // Pure functions: a worker loads each module once for all files, which takes half of the time.
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      // These tests share only the signing key: a worker loads the sandbox once for all its files.
      { extends: true, test: { name: 'sandbox', include: ['sandbox/**/*.test.ts'], isolate: false } },
    ],
  },
})
