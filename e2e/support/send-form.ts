import type { Page } from '@playwright/test'
import { filledIn } from './visitor'

interface Sent {
  /** The redirect's target; empty if the page is rendered again, as `text`. */
  leadsTo: string
  text: string
}

/**
 * Submits the form with this button by a POST, with its current values except these fields: tests of the result need no
 * typing.
 */
export async function sendForm(
  { request }: Pick<Page, 'request'>,
  path: string,
  button: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Sent> {
  const page = await request.get(path)
  const form = filledIn(await page.text(), button)
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const headers = { origin: new URL(page.url()).origin }
  const answer = await request.post(page.url(), { multipart: form, headers, maxRedirects: 0 })
  const { location } = answer.headers()
  return { leadsTo: location ? new URL(location, page.url()).href : '', text: await answer.text() }
}
