// Builds the product with the guides that tests and benchmarks use, beside the real build.
import { run } from './project.mjs'

process.exitCode = run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  BUILD_DIR: '.next-fixtures',
  GUIDE_REGISTRY: './e2e/fixtures/registry.ts',
})
