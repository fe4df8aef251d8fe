import { useEffect, useRef } from 'react'
import { Callout } from './callout'
import type { Failure } from './use-safe-action'

/** The reason of a failed submission, beside the form's button. It scrolls into view, and the focus stays. */
export function FormFailure({ failure }: { failure: Failure | null }) {
  return failure && <Notice key={failure.attempt} sentence={failure.sentence} />
}

function Notice({ sentence }: { sentence: string }) {
  const notice = useRef<HTMLDivElement>(null)

  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  return (
    <Callout ref={notice} kind="error" role="alert" className="mt-2.5">
      {sentence}
    </Callout>
  )
}
