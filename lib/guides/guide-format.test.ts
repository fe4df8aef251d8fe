import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMPUTED_NAMES } from '../guide/live-values'
import { MEANINGS, providerTestSchema } from '../guide/provider'
import { guideSchema } from '../guide/schema'

const page = readFileSync('docs/guide-format.md', 'utf8')

test.each<[what: string, names: readonly string[]]>([
  ['part of a guide', Object.keys(guideSchema.shape)],
  ['part of a provider’s test', Object.keys(providerTestSchema.shape)],
  ['live value that every guide has', COMPUTED_NAMES],
  ['meaning of a sentence', MEANINGS],
])('docs/guide-format.md documents each %s', (_what, names) => {
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
