import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'
import { expect, pagelessTest as test } from './support/test'
import type { Wizard } from './support/wizard'

const lineSchema = z.looseObject({ level: z.string(), time: z.iso.datetime(), request: z.string().optional() })

function linesOf({ output }: Wizard): z.output<typeof lineSchema>[] {
  const lines = output().split('\n')
  return lines.filter((line) => line.startsWith('{')).map((line) => lineSchema.parse(JSON.parse(line)))
}

test('each response is a line of JSON with the response’s request id, without the query', async ({
  wizard,
  request,
}) => {
  const answer = await request.get('/connectors/databricks/oauth-u2m?actions=canary_of_queries')
  const id = answer.headers()['x-request-id']
  expect(id).toMatch(/^[0-9a-f]{16}$/)
  await expect
    .poll(() => linesOf(wizard).filter((line) => line.request === id))
    .toEqual([
      expect.objectContaining({
        level: 'info',
        method: 'GET',
        path: '/connectors/databricks/oauth-u2m',
        status: 200,
        ms: expect.any(Number),
      }),
    ])
  expect(wizard.output()).not.toContain('canary_of_queries')
})

test('refused requests have an id too, and visitors cannot choose it', async ({ wizard, request }) => {
  const forged = 'forged-by-a-visitor'
  const answer = await request.post('/', { headers: { 'x-request-id': forged, origin: 'https://evil.example' } })
  expect(answer.status()).toBe(403)
  const id = answer.headers()['x-request-id']
  expect(id).not.toBe(forged)
  await expect
    .poll(() => linesOf(wizard).find((line) => line.request === id))
    .toMatchObject({ status: 403, rule: 'form of another site' })
  expect(wizard.output()).not.toContain(forged)
})

test('the log has each refused request, with the rule that refused it', async ({ wizard, request }) => {
  const ruleOf = (id: string | undefined) => linesOf(wizard).find((line) => line.request === id)?.rule
  const elsewhere = { headers: { 'sec-fetch-site': 'cross-site' } }
  for (const [path, rule, options] of [
    ['/profiles', 'not signed in', {}],
    ['/api/profiles', 'not signed in', {}],
    ['/connect/callback?code=canary_of_queries', 'not signed in', {}],
    [
      '/connect/callback?code=canary_of_queries',
      'answer without navigation',
      { headers: { 'sec-fetch-mode': 'cors' } },
    ],
    ['/history/csv', 'download by another site', elsewhere],
    ['/', undefined, {}],
  ] as const) {
    const answer = await request.get(path, { maxRedirects: 0, ...options })
    const id = answer.headers()['x-request-id']
    await expect.poll(() => linesOf(wizard).some((line) => line.request === id)).toBe(true)
    expect(ruleOf(id), path).toBe(rule)
  }
  expect(wizard.output()).not.toContain('canary_of_queries')
})

test('every line of the log is JSON, except the wizard’s and Next’s start messages', async ({ wizard, request }) => {
  await request.get('/')
  const others = wizard
    .output()
    .split('\n')
    .map((line) => stripVTControlCharacters(line))
    .filter((line) => line !== '' && !line.startsWith('{'))
  for (const line of others)
    expect(line).toMatch(/^(The access code is|Sign in at|It is shown only now|The wizard is at|▲ Next\.js|- |✓ )/)
})
