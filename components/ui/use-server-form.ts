'use client'

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react'
import { useSafeAction } from './use-safe-action'

/**
 * A form that the server answers with a state, like React's useActionState: an answer resets its boxes to the state's
 * values. A failed request leaves them.
 */
export function useServerForm<State>(
  action: (before: Awaited<State>, form: FormData) => Promise<Awaited<State>>,
  initial: Awaited<State>,
) {
  const { reach, failure } = useSafeAction(action, (before) => before)
  const [state, send, isSending] = useActionState<State, FormData>(reach, initial)
  const form = useRef<HTMLFormElement>(null)
  const answered = useRef(state)

  useEffect(() => {
    if (answered.current === state) return
    answered.current = state
    form.current?.reset()
  }, [state])

  // By default React would also empty the boxes after a failure.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isSending) return
    const body = new FormData(event.currentTarget)
    startTransition(() => send(body))
  }

  return { state, isSending, failure, attributes: { ref: form, action: send, onSubmit: submit } }
}
