import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['{app,components,lib,sandbox,scripts}/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // One of them waits for child processes most of the time.
    maxWorkers: 3,
  },
})
