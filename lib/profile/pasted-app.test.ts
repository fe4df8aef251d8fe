import fc from 'fast-check'
import { expect, test } from 'vitest'
import { databricksCommands, databricksOauthU2m as guide } from '@/lib/guides/testing/databricks'
import { MAX_PASTED, type PasteRules, pasteRules, readPasted } from './pasted-app'

const rules = pasteRules(databricksCommands) as PasteRules
const read = (text: string) => readPasted(guide, rules, text)

const ID = '1a2b3c4d-1a2b-1a2b-1a2b-1a2b3c4d5e6f'
const SECRET = `dose${'0123456789abcdef'.repeat(2)}`
const RECORD = 'c1b137c2-b832-1abc-ad12-995a0209e213'
const created = { client_id: ID, client_secret: SECRET, integration_id: RECORD }
const both = { clientId: ID, clientSecret: SECRET }

test.each<[what: string, text: string]>([
  ['the CLI', JSON.stringify(created, null, 2)],
  ['the API, on one line', JSON.stringify(created)],
  [
    'a terminal, with the command and a warning around',
    `$ databricks account …\nWarning: unknown field: x\n${JSON.stringify(created, null, 2)}\n$ `,
  ],
  ['a terminal of Windows', `\uFEFF${JSON.stringify(created, null, 2).replaceAll('\n', '\r\n')}\r\nPS C:\\> `],
  [
    'terraform output -json',
    JSON.stringify({
      client_id: { sensitive: false, type: 'string', value: ID },
      client_secret: { sensitive: true, type: 'string', value: SECRET },
      integration_id: { sensitive: false, type: 'string', value: RECORD },
    }),
  ],
])('the output of %s fills in both values', (_what, text) => {
  expect(read(text)).toEqual({ ok: true, values: both, missing: [] })
})

test('a record without a secret fills in the client ID, and reports the missing secret', () => {
  expect(read(JSON.stringify({ client_id: ID, integration_id: RECORD, name: 'x' }))).toEqual({
    ok: true,
    values: { clientId: ID },
    missing: ['clientSecret'],
  })
})

test.each<[what: string, text: string, cause: RegExp]>([
  ['half a paste', JSON.stringify(created, null, 2).slice(0, -40), /Part of the output is missing/],
  ['its second half', JSON.stringify(created, null, 2).slice(20), /Part of the output is missing/],
  ['an integration ID alone, as JSON', JSON.stringify({ integration_id: RECORD }), /integration_id, which is not/],
  ['an integration ID as client ID', JSON.stringify({ ...created, client_id: RECORD }), /integration_id, which is not/],
  ['one bare value', RECORD, /one value/],
  ['a list', JSON.stringify([created]), /a list of apps/],
  ['a list of the API', JSON.stringify({ apps: [created] }), /a list of apps/],
  ['something else', 'Hello there!', /not what these commands print/],
  ['other JSON', '{"a": 1}', /no Client ID/],
  ['values that are no texts', '{"client_id": {"a": 1}, "client_secret": 4}', /no Client ID/],
  ['names of every object', '{"__proto__": {"client_id": "x"}, "constructor": 1}', /no Client ID/],
  ['terraform output without -json', `client_id = "${ID}"\nclient_secret = <sensitive>`, /Terraform hides/],
  ['a text of 5 MB', 'x'.repeat(5_000_000), /longer than/],
  ['brackets without an end', '['.repeat(MAX_PASTED), /Part of the output is missing/],
])('%s is refused with its cause', (_what, text, cause) => {
  expect(read(text)).toEqual({ ok: false, cause: expect.stringMatching(cause), fix: expect.stringMatching(/\S/) })
})

/** In the form in which users of the CLI, the API and Terraform have posted them. */
test.each([
  ['Error: Custom application integration must specify at least one valid scope.', 'had no scopes'],
  [
    '{"error_code":"BAD_REQUEST","message":"Custom application integration must specify at least one valid scope."}',
    'no scopes',
  ],
  [
    'Error: This API is disabled for users without account admin status. Contact your administrator',
    'not an account admin',
  ],
  ['Error: invalid Databricks Account configuration', 'one for a workspace'],
  ['Error: /home/a/.databrickscfg does not contain account profiles', 'only to workspaces'],
  ['Unable to authenticate: Unable to load OAuth Config', 'has a workspace in it'],
  ["Error: oidc: parse .well-known: invalid character '<' looking for beginning of value", 'A web page came'],
  ['Error: token refresh: oauth2: "invalid_request" "Refresh token is invalid"', 'has expired'],
  [
    'cannot configure default credentials. Config: host=https://accounts.cloud.databricks.com',
    'did not find the sign-in',
  ],
  ['Error: cannot create: HTTP method POST is not supported by this URL', 'no account ID'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keyring'],
  ['Error: --account-id requires --host to be specified', 'without the account console'],
  ['Error: open app.json: no such file or directory', 'not in the folder'],
  ['sh: databricks: command not found', 'not installed'],
])('the message for %s names the cause', (text, cause) => {
  expect(read(text)).toMatchObject({ ok: false, cause: expect.stringContaining(cause) })
})

test('no pasted text throws, or fills in other than the guide’s own fields', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.record({ client_id: fc.jsonValue(), client_secret: fc.jsonValue() }).map((value) => JSON.stringify(value)),
    fc.nat({ max: 120 }).map((length) => JSON.stringify(created).slice(0, length)),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const pasted = read(text)
      if (!pasted?.ok) return
      for (const [key, value] of Object.entries(pasted.values)) {
        expect(Object.keys(rules.fields)).toContain(key)
        expect(typeof value).toBe('string')
      }
    }),
  )
})
