import { CopyButton } from './copy-button'

interface CodeBlockProps {
  /** The name of the text, for "Copy …". */
  what: string
  text: string
}

/**
 * A command or a file's text, to be copied. Long lines wrap at any character, and spaces wrap with them: a space at a
 * line's end would hang over the button.
 */
export function CodeBlock({ what, text }: CodeBlockProps) {
  return (
    <div className="flex items-start gap-2 rounded-md border border-line bg-sunken py-1.5 ps-3 pe-1.5">
      <pre className="min-w-0 flex-1 py-1 font-mono text-xs whitespace-break-spaces wrap-anywhere" translate="no">
        {text}
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  )
}
