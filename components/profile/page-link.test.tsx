import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { loadListView } from '@/lib/url-params'
import { PageLink } from './page-link'

function draw(page: number): string {
  const view = loadListView(new URLSearchParams('q=a'))
  const drawn = renderToStaticMarkup(<PageLink view={view} page={page} pages={2} label="Next" onGo={() => {}} />)
  return drawn.replace(/ class="[^"]*"/, '')
}

test('an existing page is linked', () => {
  expect(draw(2)).toBe('<a href="/profiles?q=a&amp;page=2">Next</a>')
})

test('a link without a target is disabled and keeps the focus', () => {
  expect(draw(3)).toBe('<a role="link" aria-disabled="true" tabindex="-1">Next</a>')
})
