import type { APIRequestContext } from '@playwright/test'
import { hiddenFields } from '../../e2e/support/visitor'

/**
 * Submits the form of this button on the page at `path`, as a browser without JavaScript does. Resolves to the
 * redirect's target.
 */
export async function press(admin: APIRequestContext, path: string, button: string): Promise<string> {
  const page = await admin.get(path)
  const multipart = { ...hiddenFields(await page.text(), button) }
  const answer = await admin.post(path, { multipart, maxRedirects: 0 })
  const leadsTo = answer.headers().location
  if (!leadsTo) throw new Error(`“${button}” on ${path} was answered with ${answer.status()}.`)
  return leadsTo
}
