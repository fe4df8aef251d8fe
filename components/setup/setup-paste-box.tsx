'use client'

import { PasteBox } from '../profile/paste-box'
import { useValues } from './values-form'

/** The box for a command's output, as a part of the setup's form. */
export function SetupPasteBox() {
  const { guide, state, takePasted } = useValues()
  return <PasteBox guide={guide} sentProblem={state.pasteProblem ?? null} take={takePasted} />
}
