import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CodeBlock } from './code-block'

test('an option is not broken at its hyphens, a long word may be, and the text stays the same', () => {
  const text = 'databricks auth login --host https://a-b.example/11111111-2222-3333\n  --profile stackone-setup'
  const [, pre = ''] =
    /<pre[^>]*>(.*)<\/pre>/s.exec(renderToStaticMarkup(<CodeBlock what="command" text={text} />)) ?? []
  const whole = [...pre.matchAll(/<span class="whitespace-nowrap">([^<]*)<\/span>/g)].map(([, word]) => word)
  expect(whole).toEqual(['--host', '--profile', 'stackone-setup'])
  expect(pre.replaceAll(/<[^>]*>/g, '')).toBe(text)
})
