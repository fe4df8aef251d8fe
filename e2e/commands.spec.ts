import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { SERVICE_PRINCIPAL } from '@/sandbox/oauth/service-principal'
import { expectEveryLook } from './support/every-look'
import { hydrated } from './support/hydrated'
import { ProfileFormPage, uniqueName } from './support/profile-form'
import { expect, adminTest as test } from './support/test'

/** The code blocks below a heading: the content of a file, and the command. */
async function textsUnder(page: Page, title: string): Promise<string[]> {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .locator('pre')
    .allInnerTexts()
}

test('the printed curl command creates the app, and its output fills in the profile', async ({
  admin: page,
  browser,
  session,
  wizard,
}) => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'commands-'))
  // Asynchronous, because the sandbox runs in this process and must answer the command.
  const sh = async (line: string) => (await promisify(execFile)('sh', ['-c', line], { cwd: folder })).stdout
  const save = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const account = crypto.randomUUID()
  try {
    await page.goto('/connectors/databricks/oauth-u2m?actions=list_users&cloud=sandbox')
    const popup = page.waitForEvent('popup')
    await page.getByRole('link', { name: /Databricks CLI, curl or Terraform/ }).click()
    const commands = await popup
    await commands.getByRole('link', { name: 'REST by curl' }).click()
    await commands.getByLabel('Account ID').fill('not an ID')
    await commands.getByRole('button', { name: 'Fill in the commands' }).click()
    await expect(commands.getByText('An account ID is 32 digits')).toBeVisible()
    await commands.getByLabel('Account ID').fill(account)
    await commands.getByRole('button', { name: 'Fill in the commands' }).click()
    await expectEveryLook(commands, 'app/connectors/[connector]/[guide]/commands/page.tsx', 'by curl')

    const [getToken = ''] = await textsUnder(commands, 'Get an access token')
    const { id, secret } = SERVICE_PRINCIPAL
    const { access_token } = JSON.parse(await sh(getToken.replace('SERVICE-PRINCIPAL-ID', `${id}:${secret}`)))
    const [headers = ''] = await textsUnder(commands, 'Put the token into a file')
    save('headers.txt', headers.replace('PUT-THE-ACCESS-TOKEN-HERE', access_token))
    const download = commands.waitForEvent('download')
    await commands.getByRole('link', { name: 'download app.json' }).click()
    await (await download).saveAs(join(folder, 'app.json'))
    const [, create = ''] = await textsUnder(commands, 'Create the app connection')
    const printed = await sh(create)
    const { client_id, client_secret } = JSON.parse(printed)

    await commands.getByRole('link', { name: 'Save and test' }).click()
    await hydrated(commands)
    const form = new ProfileFormPage(commands)
    const asked: string[] = []
    commands.on('request', (request) => asked.push(request.url()))
    await commands.getByText('Paste a command’s output').click()
    const box = commands.getByLabel('Command output')
    await box.fill(printed.slice(0, -10))
    await expect(commands.getByText('Part of the output is missing.')).toBeVisible()
    await box.fill(printed)
    await expect(form.clientId).toHaveValue(client_id)
    await expect(form.secret).toHaveValue(client_secret)
    await expect(box).toHaveValue('')
    expect(asked).toEqual([])
    expect(await commands.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
      client_secret,
    )
    await form.name.fill(uniqueName())
    await form.accountId.fill(account)
    await form.save.click()
    await expect(commands).toHaveURL(/saved=created/)

    // Without JavaScript, the form is a plain POST.
    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: wizard.url })
    await plain.addCookies(session)
    const record = await plain.newPage()
    await record.goto(`${new URL(commands.url()).pathname}/app`)
    await record.getByText('REST by curl').click()
    const [list = ''] = await textsUnder(record, 'List the app connections')
    const listed = await sh(list)
    await record.getByLabel('Printed record').fill(listed)
    await record.getByRole('button', { name: 'Compare' }).click()
    await expect(record.getByRole('heading', { name: 'The app matches the guide' })).toBeVisible()
    const wrong = listed.replace(`${wizard.url}/connect/callback`, `${wizard.url}/connect/callback/`)
    await record.getByLabel('Printed record').fill(wrong)
    await record.getByRole('button', { name: 'Compare' }).click()
    await expect(record.getByRole('heading', { name: '1 setting to change' })).toBeVisible()
    await expect(record.getByText('They differ only in a slash at the end of the path.')).toBeVisible()
    const update = await record.locator('pre').filter({ hasText: 'redirect_urls' }).first().textContent()
    save('update.json', update ?? '')
    const lines = await textsUnder(record, 'Update the app connection')
    expect(JSON.parse(await sh(lines.find((line) => line.startsWith('curl')) ?? ''))).toEqual({})
    await plain.close()

    const profile = new URL(commands.url()).pathname
    await commands.goto(`${profile}/app`)
    await commands.getByLabel('Printed record').fill(wrong)
    await commands.getByRole('button', { name: 'Compare' }).click()
    await expect(commands.getByRole('heading', { name: '1 setting to change' })).toBeVisible()
    await expectEveryLook(commands, 'app/profiles/[id]/app/page.tsx', 'with a difference')

    const rotation = `${profile}/rotate`
    await commands.goto(rotation)
    await expect(commands.getByRole('listitem').filter({ hasText: 'Create a second app' })).toContainText('Next')
    await expectEveryLook(commands, 'app/profiles/[id]/rotate/page.tsx', 'at first')
    await commands.getByRole('link', { name: 'Duplicate the profile' }).click()
    await hydrated(commands)
    await form.clientId.fill(crypto.randomUUID())
    await form.save.click()
    await expect(commands).toHaveURL(/saved=created/)
    await commands.goto(rotation)
    await expect(commands.getByRole('listitem').filter({ hasText: 'Save it as a second version' })).toContainText(
      'Done',
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
