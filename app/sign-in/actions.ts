'use server'

import { redirect } from 'next/navigation'
import type { SignInState } from '@/components/sign-in/access-code-form'
import { callNextAuth } from '@/lib/auth/call-next-auth.server'
import { isFromElsewhere } from '@/lib/auth/elsewhere.server'
import { endCurrentSession } from '@/lib/auth/require-admin.server'
import { safeReturnPath, signInPath } from '@/lib/auth/safe-redirect'
import { describeSignInError, ELSEWHERE } from '@/lib/auth/sign-in-errors'
import { env } from '@/lib/env'
import { asForm, text } from '@/lib/form-data'
import { truncate } from '@/lib/text'

/** Signs in by access code. */
export async function signInWithCode(_before: SignInState, sent: FormData): Promise<SignInState> {
  const form = asForm(sent)
  const name = truncate(text(form, 'name'), 200)
  await endCurrentSession()
  const { error } = await callNextAuth(['callback', 'credentials'], { name, code: text(form, 'code') })
  if (error) return { problem: describeSignInError(error), name }
  redirect(safeReturnPath(text(form, 'return')))
}

/** Redirects to the company's OpenID provider. */
export async function signInWithOpenId(sent: FormData): Promise<void> {
  const returnPath = safeReturnPath(text(asForm(sent), 'return'))
  if (await isFromElsewhere()) redirect(signInPath(returnPath, ELSEWHERE))
  await endCurrentSession()
  const { location, error } = await callNextAuth(['signin', 'oidc'], { callbackUrl: env().publicUrl + returnPath })
  redirect(error ? signInPath(returnPath, error) : location)
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await endCurrentSession()
  await callNextAuth(['signout'], { callbackUrl: env().publicUrl })
  redirect('/')
}
