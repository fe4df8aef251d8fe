import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acmePage, panelOf, profileSection, sectionWith } from './testing/page'
import { importPage } from './to-guide'

const PIECES = [
  ...'aB1\n\t"\'{}[]()`*_#-><&\\:|~^!.=é😀%@$+, '.split(''),
  ...['::', ':::', '&quot;', '<b>', '</b>', '<br/>', '1. ', '- ', '# ', '{{', '---', 'value:x', 'http://a.b'],
  ...['\u00a0', '\u200b', '\u202e'],
]
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''))
const attribute = text.map((written) => written.replace(/"/g, '&#x22;').replace(/</g, '&lt;'))
const action = fc.record({
  id: text.map((id) => `acme_${id}`),
  label: text.map((label) => `${label}x`),
  scopes: fc.array(text, { maxLength: 2 }),
})

test('a readable page with any names becomes a guide, and its names are only text', () => {
  fc.assert(
    fc.property(
      text,
      attribute,
      text,
      text,
      fc.array(action, { maxLength: 3 }),
      (content, step, title, field, actions) => {
        const page = acmePage(
          `${panelOf(actions)}\n\n${sectionWith(`<p>${content}</p>`, { title, step })}\n\n${profileSection([`<strong>${field}</strong>`])}`,
        )
        const imported = importPage(page)
        // The page's own defects have other messages.
        if (!imported.ok) expect(JSON.stringify(imported.problems)).not.toContain('No guide can be made')
      },
    ),
    { numRuns: 100 },
  )
})

test('a name with line breaks adds no line to a file', () => {
  const label = 'Do\nconstants:\n  x: y'
  const page = acmePage(`${panelOf([{ id: 'acme_do', label }])}\n\n${sectionWith('<p>x</p>')}`)
  const imported = importPage(page)
  expect(imported.ok && imported.guide.texts.actions).toContain('label: "Do constants: x: y"')
  expect(imported.ok && imported.guide.texts.actions).not.toMatch(/^\s*constants:/m)
})
