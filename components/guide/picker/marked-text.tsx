import { markMatches } from '@/lib/guide/search'

interface MarkedTextProps {
  text: string
  words: readonly string[]
}

export function MarkedText({ text, words }: MarkedTextProps) {
  let position = 0
  return markMatches(text, words).map((fragment) => {
    const key = position
    position += fragment.text.length
    return fragment.marked ? <mark key={key}>{fragment.text}</mark> : fragment.text
  })
}
