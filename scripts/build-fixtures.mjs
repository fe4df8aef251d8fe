// Builds the product with the guides that tests and benchmarks use, beside the real build.
import { runScript } from './project.mjs'

process.exitCode = runScript('build', { BUILD_DIR: '.next-fixtures', GUIDE_REGISTRY: './e2e/fixtures/registry.ts' })
