'use client'

import { useServerForm } from '../ui/use-server-form'
import { ButtonForm } from './button-form'

/** The state of the form when StackOne could not be asked. */
export interface AnsweredState {
  attempt: number
  problem: string | null
}

/** Asks StackOne for its lists of actions. */
export function CompareForm({ compare }: { compare: (before: AnsweredState) => Promise<AnsweredState> }) {
  const form = useServerForm<AnsweredState>(compare, { attempt: 0, problem: null })
  return <ButtonForm form={form} label="Compare now" sendingLabel="Comparing …" />
}
