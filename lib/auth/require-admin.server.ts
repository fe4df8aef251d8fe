import { redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { env } from '../env'
import { findAccessCode } from './access-code-store'
import { type Admin, type Admission, isAdmitted } from './admin'
import { authOptions } from './options.server'
import { signInPath } from './return-path'

/** Who is signed in; null for a stranger. Asked once for each request. Rejects with StoreError. */
export const findAdmin = cache(async (): Promise<Admin | null> => {
  const session = await getServerSession(authOptions())
  if (!session?.admin) return null
  return isAdmitted(session.admin, await admission(), Date.now()) ? session.admin : null
})

/**
 * Stands first in every page and server action that is not public: who is signed in. A stranger is sent to sign in,
 * and comes back to `returnPath`.
 */
export async function requireAdmin(returnPath: string): Promise<Admin> {
  const admin = await findAdmin()
  return admin ?? redirect(signInPath(returnPath))
}

/** The same for route handlers, which programs call: a stranger gets 401. */
export async function answerAdmin(answer: (admin: Admin) => Promise<Response>): Promise<Response> {
  const admin = await findAdmin()
  if (admin) return answer(admin)
  return new Response('Sign in first.\n', { status: 401, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

async function admission(): Promise<Admission> {
  const settings = env()
  if (settings.oidc) return { by: 'oidc', allowed: settings.oidc.allowed }
  return { by: 'access-code', generation: (await findAccessCode(settings))?.generation ?? null }
}
