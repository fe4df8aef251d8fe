import type { APIRequestContext } from '@playwright/test'

/** Sends the form with this button on the page at `path`, as a browser without JavaScript does. Where it leads. */
export async function press(admin: APIRequestContext, path: string, button: string): Promise<string> {
  const page = await admin.get(path)
  const fields = fieldsBeside(button, await page.text())
  if (!fields) throw new Error(`${path} has no button “${button}”.`)
  const answer = await admin.post(path, { multipart: fields, maxRedirects: 0 })
  const leadsTo = answer.headers().location
  if (!leadsTo) throw new Error(`“${button}” on ${path} was answered with ${answer.status()}.`)
  return leadsTo
}

/** The hidden fields of the form with that button. */
function fieldsBeside(button: string, html: string): Record<string, string> | null {
  const forms = [...html.matchAll(/<form[^>]*>(.*?)<\/form>/gs)].map(([, content = '']) => content)
  const form = forms.find((content) => content.includes(`>${button}</button>`))
  if (form === undefined) return null
  const inputs = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => input)
  return Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]))
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
}
