import { expect, test } from 'vitest'
import { parseDocument } from './document'
import { setupSections } from './setup-sections'

const TEXT = `Begin. See [the end](#enter).

:::::section{#app title="App"}
::::step{#make title="Make it"}
Then [enter it](#enter), as [the scopes](#why) say: [console](value:console-url).
::::
:::::

:::::section{#scopes title="Scopes" reading}
::::step{#why title="Why"}
Because.
::::
:::::

:::::section{#stackone title="StackOne" in="stackone"}
::::step{#enter title="Enter it"}
There.
::::
:::::
`

test('a setup page has the provider’s steps, and no link to a section that it leaves out', () => {
  const { intro, toDo, toRead } = setupSections(parseDocument(TEXT))
  expect(toDo.map(({ id }) => id)).toEqual(['app'])
  expect(toRead.map(({ id }) => id)).toEqual(['scopes'])
  const text = JSON.stringify([intro, toDo])
  expect(text).not.toContain('#enter')
  expect(text).toContain('enter it')
  expect(text).toContain('#why')
  expect(text).toContain('value:console-url')
})
