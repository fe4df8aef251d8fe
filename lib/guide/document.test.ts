import { toString as plainText } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { parseDocument } from './document'

const TEXT = `Before.

:::::section{#one title="Section one"}
Intro.

::::step{#first title="First: *so*"}
Text with :value[name].

:::note
Inside.
:::
::::

::::step{#second title="Second" scopes=" a, b ,,"}
::::
:::::

:::::section{#two title="Section two"}
:::::
`

test('a document has an introduction, sections and steps', () => {
  const { intro, sections } = parseDocument(TEXT)
  expect(plainText(intro)).toBe('Before.')
  expect(sections.map(({ id, title, steps }) => [id, title, ...steps.map((step) => step.id)])).toEqual([
    ['one', 'Section one', 'first', 'second'],
    ['two', 'Section two'],
  ])
  expect(sections.map((section) => plainText(section.intro))).toEqual(['Intro.', ''])
})

test('a step has its title, its content with directives, and its scopes without white space', () => {
  const [first, second] = parseDocument(TEXT).sections[0]?.steps ?? []
  expect(first).toMatchObject({ title: 'First: *so*', scopes: [] })
  expect(first?.content.map(({ type }) => type)).toEqual(['paragraph', 'containerDirective'])
  expect(second).toMatchObject({ title: 'Second', scopes: ['a', 'b'], content: [] })
})

test('an empty text is an empty document', () => {
  expect(parseDocument('')).toEqual({ intro: [], sections: [] })
})

test.each([
  ['text after the sections', `${TEXT}\nAfter.`, 21, 'This text is outside of a section'],
  [
    'text after a step',
    TEXT.replace('\n:::::\n', '\nAfter.\n:::::\n'),
    16,
    'This text is after the steps of the section "one"',
  ],
  [
    'a section without an id',
    TEXT.replace('#two ', ''),
    18,
    'This section needs an id and a title. Write section{#an-id',
  ],
  ['a section without a title', TEXT.replace('{#two title="Section two"}', '{#two}'), 18, 'This section needs'],
  ['a step without an id', TEXT.replace('#first ', ''), 6, 'This step needs an id and a title'],
  ['a step with an empty title', TEXT.replace('title="Second"', 'title=""'), 14, 'This step needs'],
])('%s fails with the line and the reason', (_what, text, line, reason) => {
  expect(() => parseDocument(text)).toThrow(expect.objectContaining({ line, message: expect.stringContaining(reason) }))
})
