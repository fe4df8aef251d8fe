'use client'

import { useCut } from './use-cut'

/** Labels in a row; a very long row is cut, and says so. */
export function LabelList({ labels }: { labels: readonly string[] }) {
  const { shown, restButton } = useCut(labels)
  return (
    <>
      <span>{shown.join(', ') + (restButton ? ' ' : '')}</span>
      {restButton && <span>{restButton}</span>}
    </>
  )
}
