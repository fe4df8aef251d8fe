import { expect, test } from 'vitest'
import { findLooseTexts } from './loose-texts'
import { sourcesOf } from './sources'

const find = (jsx: string, more = '') => findLooseTexts(new Map([['x.tsx', `const x = ${jsx}; ${more}`]]))

test.each([
  ['a count in a sentence', '<p>{count} chosen</p>'],
  ['a text that comes and goes beside an element', '<p><b />{isOpen && " open"}</p>'],
  ['a text that follows what comes and goes', '<p>{isOpen && <b />} always</p>'],
  ['white space that does', '<p>{isOpen && <b />} <i /></p>'],
  ['a fragment with a text that comes and goes', '<p><b />{isOpen && <>open <i /></>}</p>'],
  ['a component that draws a text among others', '<p><b /><Label /></p>', 'function Label() { return <>{a}<b /></> }'],
  [
    'a text after a component that may draw nothing',
    '<p><Note />.</p>',
    'function Note() { return on ? <b /> : null }',
  ],
  ['a still text that goes with a fragment', '<p>{isOpen ? <>open <i /></> : <b />}</p>'],
  ['a still text of an element that is made into another', 'isOpen ? <p>open <i /></p> : <p><b /></p>'],
  ['the same in a component', '1', 'function Note() { if (isOpen) return <p>open <i /></p>; return <p>{text}</p> }'],
])('finds %s', (_what, jsx, more = '') => {
  expect(find(jsx, more)).not.toEqual([])
})

test.each([
  ['a text that is all of its element', `<p>{\`\${count} chosen\`}</p>`],
  ['a changing text in an element of its own', '<p><b>{count}</b> <span>{rest}</span></p>'],
  ['a still text before what comes and goes', '<p>always {isOpen && <b />}</p>'],
  [
    'a component with the name of a page',
    '<p><b /><Page /></p>',
    'function Page() { return <b /> } export default function Page() { return render() }',
  ],
  ['elements that come and go', '<p>{isOpen && <b />}{all.map((each) => <i key={each}>{each}</i>)}</p>'],
  ['elements that are told apart', 'isOpen ? <p key="open">open <i /></p> : <p key="shut">shut <b /></p>'],
  ['texts that are all of elements that are made into others', 'isOpen ? <p>open</p> : <p>{shut}</p>'],
  ['a still text after an element that stays', '<p>{isOpen && <b />}<i />.</p>'],
])('ignores %s', (_what, jsx, more = '') => {
  expect(find(jsx, more)).toEqual([])
})

test('no page has a text that a browser’s translation breaks', () => {
  const files = sourcesOf(['app', 'components'], /\.tsx$/)
  expect(files.size).toBeGreaterThan(50)
  expect(findLooseTexts(files)).toEqual([])
})
