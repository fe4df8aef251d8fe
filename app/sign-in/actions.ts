'use server'

import { redirect } from 'next/navigation'
import { callNextAuth } from '@/lib/auth/call-next-auth.server'
import { safeReturnPath, signInPath } from '@/lib/auth/return-path'
import { describeSignInError } from '@/lib/auth/sign-in-errors'
import { env } from '@/lib/env'

/** What the sign-in form shows after a try. It never has the code. */
export interface SignInState {
  problem: string | null
  name: string
}

/** Signs in by access code. */
export async function signInWithCode(_before: SignInState, form: FormData): Promise<SignInState> {
  const name = text(form, 'name').slice(0, 200)
  const location = await callNextAuth(['callback', 'credentials'], { name, code: text(form, 'code') })
  const error = new URL(location, env().publicUrl).searchParams.get('error')
  if (error) return { problem: describeSignInError(error), name }
  redirect(safeReturnPath(text(form, 'return')))
}

/** Leads to the company's OpenID provider. */
export async function signInWithOpenId(form: FormData): Promise<void> {
  const returnPath = safeReturnPath(text(form, 'return'))
  const location = await callNextAuth(['signin', 'oidc'], { callbackUrl: env().publicUrl + returnPath })
  const error = new URL(location, env().publicUrl).searchParams.get('error')
  redirect(error ? `${signInPath(returnPath)}&${new URLSearchParams({ error })}` : location)
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await callNextAuth(['signout'], { callbackUrl: env().publicUrl })
  redirect('/')
}

/** What an action is called with is the sender's choice, whatever its type says. */
function text(form: unknown, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null
  return typeof value === 'string' ? value : ''
}
