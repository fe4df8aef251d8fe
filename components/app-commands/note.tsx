import { markedParts } from '@/lib/guide/app-commands/marked'

/** A sentence of a guide's commands. */
export function Note({ text }: { text: string }) {
  return (
    <p className="text-sm">
      {markedParts(text).map(({ kind, text: part, place }) => {
        if (kind === 'text') return <span key={place}>{part}</span>
        if (kind === 'strong') {
          return (
            <strong key={place} translate="no">
              {part}
            </strong>
          )
        }
        return (
          <code key={place} translate="no">
            {part}
          </code>
        )
      })}
    </p>
  )
}

/** Sentences of a guide's commands. */
export function Notes({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <ul className="grid list-disc gap-1 ps-5">
      {texts.map((text) => (
        <li key={text}>
          <Note text={text} />
        </li>
      ))}
    </ul>
  )
}
