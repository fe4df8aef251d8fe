import type { ReactNode } from 'react'
import { CopyButton } from './copy-button'

interface CodeBlockProps {
  /** The name of the text, for "Copy …". */
  what: string
  text: string
}

/** The longest word that is not broken at its hyphens: half an option looks like another one. */
const MAX_WHOLE_WORD = 24

/**
 * A command or a file's text, to be copied. Long lines wrap, short words as a whole, and spaces wrap with them: a space at a
 * line's end would hang over the button.
 */
export function CodeBlock({ what, text }: CodeBlockProps) {
  return (
    <div className="flex items-start gap-2 rounded-md border border-line bg-sunken py-1.5 ps-3 pe-1.5">
      <pre className="min-w-0 flex-1 py-1 font-mono text-xs whitespace-break-spaces wrap-anywhere" translate="no">
        {wholeWords(text)}
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  )
}

function wholeWords(text: string): ReactNode {
  return text.split(/(\S*-\S*)/).map((part, index) =>
    index % 2 === 1 && part.length <= MAX_WHOLE_WORD ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name.
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
