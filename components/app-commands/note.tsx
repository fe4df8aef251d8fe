import { parseDocument } from '@/lib/guide/document'
import type { Guide } from '@/lib/guide/schema'
import { guideText } from '../guide/guide-text'

/** A sentence of a guide's commands, as Markdown. */
export function Note({ guide, text }: { guide: Guide; text: string }) {
  return <div className="prose text-sm">{guideText(guide)(parseDocument(text).intro)}</div>
}

/** Sentences of a guide's commands. */
export function Notes({ guide, texts }: { guide: Guide; texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <ul className="grid list-disc gap-1 ps-5">
      {texts.map((text) => (
        <li key={text}>
          <Note guide={guide} text={text} />
        </li>
      ))}
    </ul>
  )
}
