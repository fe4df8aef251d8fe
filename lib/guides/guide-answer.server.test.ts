import { expect, test, vi } from 'vitest'
import { guideAnswer } from './guide-answer.server'
import { allGuides, findGuide } from './loaded'

// Set before the guides are loaded, because settings are read once.
vi.hoisted(() => {
  process.env.PUBLIC_URL = 'https://wizard.example'
})

function ask(path: string, query = '', headers: Record<string, string> = {}): Promise<Response> {
  const [connector = '', guide = ''] = path.split('/')
  const request = new Request(`https://inside.example/connectors/${path}/guide.txt${query}`, { headers })
  return guideAnswer(
    request,
    { params: Promise.resolve({ connector, guide }) },
    'text/x-test',
    (document, context, problems) =>
      JSON.stringify({
        sections: document.sections.length,
        guide: context.guide.slug,
        actions: context.selection.actions,
        publicUrl: context.publicUrl,
        problems,
      }),
  )
}

test('the query is the choice, and the text has the public URL, whatever host was asked', async () => {
  const answer = await ask('databricks/oauth-u2m', '?actions=list_users,gone')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/x-test')
  expect(await answer.json()).toEqual({
    sections: 5,
    guide: 'oauth-u2m',
    actions: ['databricks_list_users'],
    publicUrl: 'https://wizard.example',
    problems: [expect.stringContaining('gone')],
  })
})

test('an unchanged text is not sent twice', async () => {
  const etag = (await ask('databricks/oauth-u2m')).headers.get('etag') ?? ''
  expect((await ask('databricks/oauth-u2m', '', { 'if-none-match': etag })).status).toBe(304)
  expect((await ask('databricks/oauth-u2m', '?actions=all', { 'if-none-match': etag })).status).toBe(200)
})

test.each(['databricks/oauth', 'Databricks/oauth-u2m', 'acme/oauth', '__proto__/constructor', '/'])(
  '%s is not a guide, and the 404 response lists the existing ones',
  async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await answer.text()).toContain('\nhttps://wizard.example/connectors/databricks/oauth-u2m\n')
  },
)

test('every guide is found by its connector and slug', () => {
  for (const loaded of allGuides()) expect(findGuide(loaded.guide.connector, loaded.guide.slug)).toBe(loaded)
})
