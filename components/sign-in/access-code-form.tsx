'use client'

import { useEffect, useRef } from 'react'
import { Button } from '../ui/button'
import { FormFailure } from '../ui/form-failure'
import { FormField } from '../ui/form-field'
import { useFocusOnProblem } from '../ui/use-focus-on-problem'
import { useServerForm } from '../ui/use-server-form'

/** The state of the form after an attempt. It never contains the code. */
export interface SignInState {
  problem: string | null
  name: string
}

interface AccessCodeFormProps {
  signIn: (before: SignInState, form: FormData) => Promise<SignInState>
  returnPath: string
}

/** Asks for the access code. A URL with the code in its fragment, which no server sees, fills it in. */
export function AccessCodeForm({ signIn, returnPath }: AccessCodeFormProps) {
  const { state, isSending, failure, attributes } = useServerForm<SignInState>(signIn, { problem: null, name: '' })
  const code = useRef<HTMLInputElement>(null)
  useFocusOnProblem(code, state)

  useEffect(() => {
    const fillIn = () => {
      const fromAddress = new URLSearchParams(location.hash.slice(1)).get('code')
      if (!fromAddress || !code.current) return
      code.current.value = fromAddress
      // Removes the code from the address bar and the history.
      history.replaceState(history.state, '', location.pathname + location.search)
    }
    fillIn()
    // The URL may be pasted while this page is already open.
    addEventListener('hashchange', fillIn)
    return () => removeEventListener('hashchange', fillIn)
  }, [])

  return (
    <form {...attributes} className="grid gap-5">
      <input type="hidden" name="return" value={returnPath} />
      <FormField name="name" label="Your name" hint="Optional. The history of each profile shows it." problem={null}>
        {(labelled) => (
          <input {...labelled} defaultValue={state.name} maxLength={60} autoComplete="username" className="w-full" />
        )}
      </FormField>
      <FormField
        name="code"
        label="Access code"
        hint={
          <>
            The wizard printed it when it first started. <code translate="no">npm run access-code</code> makes a new
            one.
          </>
        }
        problem={state.problem}
        isProblemSaid
      >
        {(labelled) => (
          <input {...labelled} ref={code} type="password" required autoComplete="current-password" className="w-full" />
        )}
      </FormField>
      <Button type="submit" kind="primary" size="lg" aria-disabled={isSending}>
        {isSending ? 'Signing in …' : 'Sign in'}
      </Button>
      <FormFailure failure={failure} />
    </form>
  )
}
