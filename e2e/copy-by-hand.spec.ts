import { expectNoOverflow } from './support/accessible'
import { expectCopied } from './support/clipboard'
import { GuidePage } from './support/guide-page'
import { hydrated } from './support/hydrated'
import { ProfileFormPage, uniqueName } from './support/profile-form'
import { expect, test } from './support/test'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(async ({ page }) => {
  // No access to the clipboard, as over plain http or under a company's policy.
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))
    const { execCommand } = document
    document.execCommand = (command, ...more) => command !== 'copy' && execCommand.call(document, command, ...more)
  })
})

for (const [width, what] of [
  [1280, 'a wide page'],
  [320, 'a narrow page'],
] as const) {
  test(`a failed copy shows the selected text beside its button and moves nothing: ${what}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const guide = new GuidePage(page)
    await guide.open('?actions=list_users&separator=newline')
    const chip = page.getByRole('list', { name: 'Scopes', exact: true }).getByRole('button').first()
    for (const [button, copied] of [
      [guide.copyScopes, 'scim\noffline_access'],
      [guide.copyLink, await guide.link.inputValue()],
      [chip, 'scim'],
      [page.getByRole('figure').getByRole('button').first(), 'StackOne Integration'],
    ] as const) {
      // Playwright may scroll to the button before it clicks, so the positions are taken at the click.
      await button.evaluate((pressed) =>
        addEventListener(
          'click',
          () =>
            Object.assign(window, {
              before: [scrollX, scrollY, ...Object.values(pressed.getBoundingClientRect().toJSON())],
            }),
          { capture: true, once: true },
        ),
      )
      await button.click()
      const field = page.getByRole('textbox', { name: /The browser did not allow copying/ })
      await expect(field).toBeFocused()
      await expect(field).toBeInViewport({ ratio: 1 })
      expect(await field.evaluate((box) => getSelection()?.toString() ?? box.textContent)).toBe(copied)
      const [before, after] = await button.evaluate((pressed) => [
        Reflect.get(window, 'before'),
        [scrollX, scrollY, ...Object.values(pressed.getBoundingClientRect().toJSON())],
      ])
      expect(after).toEqual(before)
      await expectNoOverflow(page, copied)
      await page.keyboard.press('Control+c')
      await expectCopied(page, copied)
      await expect(page.locator('#announcer')).toContainText('copied')
      await expect(field).toBeHidden()
      await expect(button).toBeFocused()
    }
    await chip.click()
    await page.keyboard.press('Escape')
    await expect(chip).toBeFocused()
  })
}

test('a failed copy of a profile’s value or of many lines shows the selected text too', async ({ admin }) => {
  await new ProfileFormPage(admin).make(uniqueName(), '/profiles/new/databricks/oauth-u2m?actions=all')
  await admin.getByRole('button', { name: 'Copy Client ID' }).click()
  const field = admin.getByRole('textbox', { name: /The browser did not allow copying/ })
  await expect(field).toBeFocused()
  await admin.getByRole('heading', { level: 1 }).click()
  await expect(field).toBeHidden()
  await admin.getByRole('link', { name: 'Enter it in StackOne' }).click()
  await expect(admin).toHaveURL(/\/stackone$/)
  await hydrated(admin, 'main button')
  await admin.getByRole('button', { name: 'Copy all actions' }).click()
  await expect(field).toBeFocused()
  await admin.keyboard.press('Control+c')
  await expect.poll(() => admin.evaluate(() => navigator.clipboard.readText())).toContain('List Users\nGet User')
})
