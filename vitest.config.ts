import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests that set the environment before they load the modules that read it. */
const OWN_MODULES = ['lib/guides/guide-answer.server.test.ts', 'lib/profile/store-context.server.test.ts']

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
        test: {
          name: 'shared',
          include: ['{app,components,lib,sandbox,scripts}/**/*.test.{ts,tsx}'],
          exclude: OWN_MODULES,
          // A worker loads each module once for all its files, which takes half of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'own-modules', include: OWN_MODULES } },
    ],
  },
})
