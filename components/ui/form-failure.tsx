import { useEffect, useRef } from 'react'
import type { Failure } from './use-reach'

/** Beside a form's button: why it was not answered. The reader's focus stays, and this comes into sight. */
export function FormFailure({ failure }: { failure: Failure | null }) {
  return failure && <Notice key={failure.attempt} sentence={failure.sentence} />
}

function Notice({ sentence }: { sentence: string }) {
  const notice = useRef<HTMLParagraphElement>(null)

  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  return (
    <p ref={notice} className="callout" data-kind="error" role="alert">
      {sentence}
    </p>
  )
}
