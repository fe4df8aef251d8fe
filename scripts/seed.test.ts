import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('demo profiles never get into a production store', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wizard-seed-'))
  const output = await new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: 'production' as const, DATA_DIR: dataDir }
    const args = ['--import', 'tsx', 'scripts/seed.ts', '--force']
    execFile(process.execPath, args, { env: { ...env, TSX_TSCONFIG_PATH: 'tsconfig.node.json' } }, (error, _out, err) =>
      resolve({ code: error?.code, err }),
    )
  })
  expect(output).toEqual({ code: 1, err: expect.stringContaining('NODE_ENV is production') })
  expect(readdirSync(dataDir)).toEqual([])
})
