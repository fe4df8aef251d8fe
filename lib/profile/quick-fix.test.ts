import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyQuickFix as applyNested, readQuickFix } from './quick-fix'
import { type FlatValues, flattened, nested } from './testing/flat-values'

const VALUES: FlatValues = {
  name: 'Production',
  cloud: 'aws',
  accountId: '',
  clientId: 'in the wrong box',
  clientSecret: 'secret',
  scopes: 'scim',
  actions: ['databricks_list_users'],
}

/** The values of these tests as one flat object. */
function applyQuickFix(values: FlatValues, steps: Parameters<typeof applyNested>[1]): FlatValues {
  return flattened(applyNested(nested(values), steps))
}

test.each<[what: string, steps: Parameters<typeof applyNested>[1], after: Partial<FlatValues>]>([
  ['nothing', [], {}],
  ['a box emptied', [{ do: 'clear', field: 'clientSecret' }], { clientSecret: '' }],
  ['the actions emptied', [{ do: 'clear', field: 'actions' }], { actions: [] }],
  ['a value set', [{ do: 'set', field: 'cloud', value: 'azure' }], { cloud: 'azure' }],
  ['one moved', [{ do: 'move', from: 'clientId', to: 'accountId' }], { clientId: '', accountId: 'in the wrong box' }],
  [
    'two that change places',
    [{ do: 'move', from: 'clientId', to: 'scopes' }],
    { clientId: 'scim', scopes: 'in the wrong box' },
  ],
  [
    'one step after the other',
    [
      { do: 'clear', field: 'clientId' },
      { do: 'move', from: 'clientSecret', to: 'clientId' },
      { do: 'set', field: 'scopes', value: '' },
    ],
    { clientId: 'secret', clientSecret: '', scopes: '' },
  ],
])('%s', (_what, steps, after) => {
  expect(applyQuickFix(VALUES, steps)).toEqual({ ...VALUES, ...after })
})

test.each(['__proto__', 'constructor', 'gone', 'actions'])('a fix for the unknown box %s changes nothing', (box) => {
  expect(applyQuickFix(VALUES, [{ do: 'set', field: box, value: 'x' }])).toEqual(VALUES)
  expect(applyQuickFix(VALUES, [{ do: 'move', from: box, to: 'name' }])).toEqual(VALUES)
  expect(applyQuickFix(VALUES, [{ do: 'move', from: 'name', to: box }])).toEqual(VALUES)
})

test('a fix cannot set a secret, because its button’s value is in the page', () => {
  expect(applyQuickFix(VALUES, [{ do: 'set', field: 'clientSecret', value: 'mine' }])).toEqual(VALUES)
})

test('the values from before stay unchanged', () => {
  const before = structuredClone(VALUES)
  applyQuickFix(VALUES, [{ do: 'clear', field: 'name' }])
  expect(VALUES).toEqual(before)
})

test('a button’s value is read back', () => {
  const steps = [
    { do: 'clear', field: 'clientId' },
    { do: 'move', from: 'clientSecret', to: 'accountId' },
    { do: 'set', field: 'accountId', value: '"__proto__"' },
  ]
  expect(readQuickFix(JSON.stringify(steps))).toEqual(steps)
})

test.each([
  '',
  'null',
  '{}',
  '[',
  '[{"do":"set","field":"name","value":1}]',
  '[{"do":"delete","field":"name"}]',
  '[{"do":"clear","field":"name"},{"do":"nothing"}]',
  JSON.stringify(Array.from({ length: 11 }, () => ({ do: 'clear', field: 'name' }))),
  JSON.stringify([{ do: 'set', field: 'name', value: 'a'.repeat(5001) }]),
])('%.60s is not a quick fix', (sent) => {
  expect(readQuickFix(sent)).toEqual([])
})

test('any value is read without an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (sent) => {
      expect(() => readQuickFix(sent)).not.toThrow()
    }),
  )
})
