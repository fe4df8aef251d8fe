import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectEveryLook } from './support/every-look'
import { GUIDE } from './support/guide-page'
import { signIn } from './support/sign-in'
import { expect, test } from './support/test'
import { startAndFail, startWizard } from './support/wizard'

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><script>document.title = "ran"</script><circle cx="4" cy="4" r="4" fill="#b40"/></svg>'

test('the operator’s name, logo and contact are on every page, and the logo runs no script', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-brand-'))
  const BRAND_LOGO = join(folder, 'logo.svg')
  await writeFile(BRAND_LOGO, LOGO)
  const wizard = await startWizard({
    BRAND_NAME: 'Acme & Söhne',
    BRAND_LOGO,
    SUPPORT_URL: 'mailto:help@example.com?subject=Wizard',
  })
  try {
    const expectBrand = async (path: string) => {
      await page.goto(wizard.url + path)
      const header = page.getByRole('banner')
      await expect(header.getByRole('link', { name: 'Acme & Söhne Connector setup' }), path).toHaveAttribute(
        'href',
        '/',
      )
      const width = await header.locator('img').evaluate(async (image: HTMLImageElement) => {
        await image.decode()
        return image.naturalWidth
      })
      expect(width, path).toBeGreaterThan(0)
      await expect(page.getByRole('link', { name: 'Contact Acme & Söhne' }), path).toHaveAttribute(
        'href',
        'mailto:help@example.com?subject=Wizard',
      )
    }
    for (const path of ['/', GUIDE, '/sign-in', '/nowhere']) await expectBrand(path)
    await page.goto(wizard.url)
    await expectEveryLook(page, 'app/page.tsx', 'with the operator’s brand')
    await page.goto(`${wizard.url}${GUIDE}?actions=list_users`)
    await expect(page.locator('meta[property="og:site_name"]')).toHaveAttribute('content', 'Acme & Söhne')
    await signIn(page, wizard)
    for (const path of ['/profiles', '/profiles/not-an-id', '/history']) await expectBrand(path)
    // Opened directly, the SVG is a document, and its script could run. A second page, because the policy blocks the
    // script with an error in the console, which would fail the test on the first page.
    const alone = await page.context().newPage()
    await alone.goto(`${wizard.url}/brand-logo`)
    await expect(alone.locator('circle')).toHaveCount(1)
    await expect(alone).not.toHaveTitle('ran')
  } finally {
    await wizard.stop()
    await rm(folder, { recursive: true })
  }
})

test('an unreadable logo stops the start with a sentence that names the file', async () => {
  const { status, output } = await startAndFail({ BRAND_LOGO: '/no/such/logo.png' })
  expect(status).toBe(1)
  expect(output).toContain('BRAND_LOGO: /no/such/logo.png cannot be read (ENOENT).')
})

test('without these settings no page has a logo or a contact', async ({ page, request }) => {
  await page.goto('/')
  await expect(page.getByRole('banner').locator('img')).toHaveCount(0)
  await expect(page.getByRole('contentinfo')).toHaveCount(0)
  expect((await request.get('/brand-logo')).status()).toBe(404)
})
