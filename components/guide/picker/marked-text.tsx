import type { ReactNode } from 'react'
import { markMatches } from '@/lib/guide/search'

/** A text with the words of a search marked. No component: a list of actions has hundreds of such texts. */
export function markedText(text: string, words: readonly string[]): ReactNode {
  if (words.length === 0) return text
  let position = 0
  return markMatches(text, words).map((fragment) => {
    const key = position
    position += fragment.text.length
    return fragment.marked ? <mark key={key}>{fragment.text}</mark> : fragment.text
  })
}
