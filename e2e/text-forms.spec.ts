import { GUIDE } from './support/guide-page'
import { expect, pagelessTest as test } from './support/test'

test('guide.md is the guide for the choice, as Markdown', async ({ request, wizard }) => {
  const answer = await request.get(`${GUIDE}/guide.md?actions=list_networks&cloud=gcp`)
  expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8')
  expect(answer.headers()['cache-control']).toBe('public, max-age=0, must-revalidate')
  const text = await answer.text()
  expect(text).toContain('Scopes: `networking offline_access`')
  expect(text).toContain('[Databricks account console](https://accounts.gcp.databricks.com)')
  expect(text).toContain('`https://api.stackone.com/connect/oauth2/databricks/callback`')
  expect(text).toContain(`${wizard.url}/connect/callback`)
  expect(text).toContain('Enables actions: List Network Configurations')
  expect(text).not.toContain('scim: users')
})

test('guide.json has the choice, its scopes, why each is there, and the steps', async ({ request }) => {
  const answer = await request.get(`${GUIDE}/guide.json?actions=list_users,nope`)
  expect(answer.headers()['content-type']).toBe('application/json; charset=utf-8')
  expect(await answer.json()).toMatchObject({
    guide: 'databricks/oauth-u2m',
    problems: ['1 action in this link does not exist, or no longer: nope. The rest is chosen.'],
    actions: [{ id: 'databricks_list_users', endpoint: { methods: ['GET'] } }],
    scopes: {
      list: ['scim', 'offline_access'],
      reasons: [{ scope: 'scim', actions: ['databricks_list_users'] }, { scope: 'offline_access' }],
    },
    steps: expect.arrayContaining([expect.objectContaining({ id: 'scope-scim', enables: ['databricks_list_users'] })]),
  })
})

test('llms.txt lists every guide, and every link in it works', async ({ request }) => {
  const answer = await request.get('/llms.txt')
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8')
  const links = [...(await answer.text()).matchAll(/\]\((.*?)\)/g)].map((match) => match[1] ?? '')
  expect(links.length).toBeGreaterThanOrEqual(4)
  for (const link of links) expect((await request.get(link)).status(), link).toBe(200)
})

for (const path of [`${GUIDE}/guide.md`, `${GUIDE}/guide.json`, '/llms.txt']) {
  test(`${path} is not sent again to a client that has it`, async ({ request }) => {
    const { etag = '' } = (await request.get(path)).headers()
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/)
    const again = await request.get(path, { headers: { 'if-none-match': etag } })
    expect(again.status()).toBe(304)
    expect(await again.text()).toBe('')
    expect((await request.get(path, { headers: { 'if-none-match': '"other"' } })).status()).toBe(200)
  })
}
