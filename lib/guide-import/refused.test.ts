import { expect, test } from 'vitest'
import { acmePage, panelOf, profileSection, scopesStep, sectionWith } from './testing/page'
import { importPage } from './to-guide'

/** The problems of a page that becomes no guide, as `line: reason`. */
function problemsOf(page: string): string[] {
  const imported = importPage(page)
  return imported.ok ? [] : imported.problems.map(({ line, message }) => `${line}: ${message}`)
}

const WHOLE = acmePage(
  [
    panelOf([{ id: 'acme_list_x', label: 'List X', scopes: ['x.read'] }]),
    sectionWith('<p>Enter `https://x.example/{y}` <strong>there</strong></p>\n\n```sh\ncurl x\n```'),
    scopesStep(['x.read']),
    profileSection(['<strong>Client ID</strong>', '<strong>Scopes</strong> (Optional)']),
  ].join('\n\n'),
)

test('a truncated page is refused with its line, unless it ends after a whole section', () => {
  const ends = WHOLE.indexOf('\nDone. Go on')
  const taken: string[] = []
  for (let length = 1; length < ends; length += 1) {
    const problems = problemsOf(WHOLE.slice(0, length))
    for (const problem of problems) expect(Number.parseInt(problem, 10)).toBeLessThanOrEqual(WHOLE.split('\n').length)
    if (problems.length === 0) taken.push(WHOLE.slice(0, length).trimEnd().slice(-10))
  }
  expect(new Set(taken)).toEqual(new Set(['</section>', '>\n</Steps>']))
})

test('a page without StackOne’s part is questioned as possibly truncated', () => {
  const imported = importPage(acmePage(sectionWith('<p>x</p>')))
  expect(imported.ok && imported.guide.questions.map(({ text }) => text)).toContain(
    'The page says nothing of StackOne’s own form. Is it cut off?',
  )
})

test.each([
  ['<!DOCTYPE html>\n<html><body></body></html>', '1: This is a web page. Add .md to its address'],
  ['\ufeff  <html lang="en">', '1: This is a web page.'],
  ['{"title":"Acme"}', '1: This is not a guide of StackOne: it has no title.'],
  ['', '1: The page is empty.'],
  [' \n\t', '1: The page is empty.'],
  [
    '# My project\n\nText.\n\n## Install\n\nRun it.\n',
    '1: This is not a guide of StackOne: it has no sections with steps.',
  ],
  ['# A\n\nb\0', '3: This is not text.'],
  [acmePage('<section>\n<h2>A</h2>\n<p>a</div>\n</section>'), '11: </div> closes nothing.'],
  [
    acmePage('<Steps>\n<Step title="A">\n<p>a</Step></Steps>'),
    '11: </Step> comes before </p>, which was opened in line 11.',
  ],
  [acmePage('</section>'), '9: </section> closes nothing.'],
  [acmePage('<Steps title="a>\n</Steps>'), '9: <Steps is not finished.'],
  [acmePage('<Steps style={{ a: {}>\n</Steps>'), '9: <Steps is not finished.'],
  [acmePage('<!-- a'), '9: This comment has no end.'],
  [acmePage('x'.repeat(4001)), '9: This paragraph has more than 4000 characters.'],
  [acmePage('```\ncode'), '9: This code has no end.'],
  [acmePage('<b>'.repeat(101)), '9: <b> is the 100th element within another.'],
  [
    acmePage(`<Panel><div data-guide-actions-json="[{" /></Panel>\n${sectionWith('<p>x</p>')}`),
    '9: The list of actions is not valid JSON.',
  ],
  [
    acmePage(`<Panel><div data-guide-actions-json="[{&#x22;id&#x22;:1}]" /></Panel>\n${sectionWith('<p>x</p>')}`),
    '9: The list of actions has the wrong form.',
  ],
])('%j is refused with its line and reason', (page, reason) => {
  expect(problemsOf(page)[0]).toContain(reason)
})

test('a page of more than 1,000,000 characters is refused', () => {
  expect(problemsOf('x'.repeat(1_000_001))).toEqual(['1: The page is too long to be a guide.'])
})

test.each(['<b>', '</b>', '`', '<', '{', '[', '\\', '"', '&#x22;', '<p><b></p>', '~~~\n', '[a](', '- ', '> '])(
  'a page of 100,000 characters of %j is refused in time',
  (piece) => {
    const before = process.cpuUsage()
    problemsOf(acmePage(sectionWith(piece.repeat(100_000 / piece.length))))
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(5000)
  },
)
