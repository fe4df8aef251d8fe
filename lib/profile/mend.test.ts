import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AllValues, applyMend, readMend } from './mend'

const VALUES: AllValues = {
  name: 'Production',
  cloud: 'aws',
  accountId: '',
  clientId: 'in the wrong box',
  clientSecret: 'secret',
  scopes: 'scim',
  actions: ['databricks_list_users'],
}

test.each<[what: string, steps: Parameters<typeof applyMend>[1], after: Partial<AllValues>]>([
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
  expect(applyMend(VALUES, steps)).toEqual({ ...VALUES, ...after })
})

test('the values from before stay as they were', () => {
  const before = structuredClone(VALUES)
  applyMend(VALUES, [{ do: 'clear', field: 'name' }])
  expect(VALUES).toEqual(before)
})

test('what a button sends is read again', () => {
  const steps = [
    { do: 'clear', field: 'clientId' },
    { do: 'move', from: 'clientSecret', to: 'accountId' },
    { do: 'set', field: 'accountId', value: '"__proto__"' },
  ]
  expect(readMend(JSON.stringify(steps))).toEqual(steps)
})

test.each([
  '',
  'null',
  '{}',
  '[',
  '[{"do":"clear","field":"__proto__"}]',
  '[{"do":"clear","field":"id"}]',
  '[{"do":"set","field":"clientSecret","value":"mine"}]',
  '[{"do":"set","field":"actions","value":"mine"}]',
  '[{"do":"set","field":"name","value":1}]',
  '[{"do":"move","from":"actions","to":"name"}]',
  '[{"do":"delete","field":"name"}]',
  '[{"do":"clear","field":"name"},{"do":"nothing"}]',
  JSON.stringify(Array.from({ length: 11 }, () => ({ do: 'clear', field: 'name' }))),
  JSON.stringify([{ do: 'set', field: 'name', value: 'a'.repeat(5001) }]),
])('%.60s is no mend', (sent) => {
  expect(readMend(sent)).toEqual([])
})

test('whatever is sent, it is read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (sent) => {
      expect(() => readMend(sent)).not.toThrow()
    }),
  )
})
