import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, workerTest as test } from './support/test'
import { startAndFail } from './support/wizard'

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-guides-'))
})
test.afterEach(() => rm(folder, { recursive: true }))

test('a broken guide in GUIDES_DIR stops the start, with its file, line and reason', async () => {
  await cp('e2e/fixtures/guides', folder, { recursive: true })
  const file = join(folder, 'acme/oauth/guide.md')
  await writeFile(file, ':::::section{#a title="A"}\n::::step{#b title="B"}\n:::danger\n:::\n::::\n:::::\n')
  const { status, output } = await startAndFail({ GUIDES_DIR: folder })
  expect(status).toBe(1)
  expect(output).toContain(`${file}:3: The directive "danger" is unknown here.`)
  expect(output).not.toContain('    at ')
})

test('a guide with the address of a built-in one stops the start', async () => {
  await cp('e2e/fixtures/guides/acme/oauth', join(folder, 'databricks/oauth-u2m'), { recursive: true })
  const { status, output } = await startAndFail({ GUIDES_DIR: folder })
  expect(status).toBe(1)
  expect(output).toContain('There is a guide databricks/oauth-u2m already')
})

test('a missing folder stops the start', async () => {
  const { status, output } = await startAndFail({ GUIDES_DIR: join(folder, 'gone') })
  expect(status).toBe(1)
  expect(output).toContain('There is no such folder.')
})
