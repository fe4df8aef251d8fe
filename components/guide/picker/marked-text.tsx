import type { ReactNode } from 'react'
import { markMatches } from '@/lib/guide/search'

/**
 * A text with the words of a search marked, each part in an element: see scripts/loose-texts.ts. No component: a list of
 * actions has hundreds of such texts.
 */
export function markedText(text: string, words: readonly string[]): ReactNode {
  const fragments = markMatches(text, words)
  if (fragments.length === 1 && !fragments[0]?.marked) return text
  let position = 0
  return fragments.map((fragment) => {
    const key = position
    position += fragment.text.length
    const Tag = fragment.marked ? 'mark' : 'span'
    return <Tag key={key}>{fragment.text}</Tag>
  })
}
