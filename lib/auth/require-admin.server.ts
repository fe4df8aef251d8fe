import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { isStoreError } from '../db/store-error'
import { env } from '../env'
import { log } from '../log/log'
import { noteRefusal } from '../log/request'
import { whatBroke } from '../log/what-broke'
import { databaseUnavailableResponse, refusal } from '../private-answer.server'
import { openStore } from '../profile/store-context.server'
import { findAccessCode } from './access-code-store'
import { type Admin, type Admission, isAdmitted } from './admin'
import { readSession } from './read-session.server'
import { ASKED_PATH, safeReturnPath, signInPath } from './safe-redirect'
import { endSession, isOpenSession } from './sessions'
import { SESSION_ENDED } from './sign-in-errors'

/** The signed-in admin; null for a stranger. Queried once for each request. Rejects with StoreError. */
export const findAdmin = cache(async (): Promise<Admin | null> => {
  const admin = await readSession()
  if (!admin) return null
  const now = new Date()
  if (!isAdmitted(admin, await admission(), now.getTime())) return null
  return (await isOpenSession(await openStore(), admin.session, now)) ? admin : null
})

/**
 * The signed-in admin, required first in every page that is not public. A stranger is redirected to sign-in, and then
 * returns to the requested URL. Rejects with StoreError.
 */
export const requireAdmin = cache(async (): Promise<Admin> => {
  return (await findAdmin()) ?? sendToSignIn(safeReturnPath((await headers()).get(ASKED_PATH)))
})

/** The same for server actions: a stranger sees that the button did nothing, and then returns to `returnPath`. */
export async function requireAdminForAction(returnPath: string): Promise<Admin> {
  return (await findAdmin()) ?? sendToSignIn(returnPath, SESSION_ENDED)
}

function sendToSignIn(returnPath: string, error?: string): never {
  noteRefusal('not signed in')
  redirect(signInPath(returnPath, error))
}

/**
 * Ends this session in the database, and so every copy of its cookie. If the database is unavailable, only this
 * browser's cookie is deleted.
 */
export async function endCurrentSession(): Promise<void> {
  try {
    const admin = await findAdmin()
    if (!admin) return
    await endSession(await openStore(), admin.session)
    log().info({ who: admin.name }, 'signed out')
  } catch (error) {
    if (!isStoreError(error)) throw error
  }
}

/**
 * `requireAdmin` for route handlers, which programs call: a stranger gets 401, and everyone 503 if the database is
 * unavailable.
 */
export async function withAdmin(
  answer: (admin: Admin) => Promise<Response>,
  answerStranger: () => Response | Promise<Response> = () => refusal('not-signed-in'),
): Promise<Response> {
  try {
    const admin = await findAdmin()
    if (admin) return await answer(admin)
    noteRefusal('not signed in')
    return await answerStranger()
  } catch (error) {
    if (isStoreError(error)) return databaseUnavailableResponse()
    // Next would send an empty response, and print the error's message.
    log().error(whatBroke(error), 'A request failed.')
    return refusal('broken')
  }
}

/** The same for a download that the trail records: another site must not start one in the admin's name. */
export async function withAdminDownload(
  request: Request,
  answer: (admin: Admin) => Promise<Response>,
): Promise<Response> {
  const isFromElsewhere = ['cross-site', 'same-site'].includes(request.headers.get('sec-fetch-site') ?? '')
  if (!isFromElsewhere) return withAdmin(answer)
  noteRefusal('download by another site')
  return refusal('of-another-site')
}

async function admission(): Promise<Admission> {
  const settings = env()
  if (settings.oidc) return { by: 'oidc', allowed: settings.oidc.allowed }
  return { by: 'access-code', generation: (await findAccessCode(settings))?.generation ?? null }
}
