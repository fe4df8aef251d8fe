import { makeFirstAccessCode } from './auth/access-code-store'
import { readBrandLogo } from './brand'
import { closeDatabase, database } from './db/connection'
import { startEmbedded, stopEmbedded } from './db/embedded/embedded'
import { isStoreError } from './db/store-error'
import { type Env, env, isPrivateWay } from './env'
import { allGuides } from './guides/loaded'
import { registerSecretPatterns } from './guides/register-secret-patterns'
import { followRequests } from './log/follow-requests'
import { log } from './log/log'
import { waitForRuns } from './oauth-test/active-runs'
import { interruptRuns } from './oauth-test/interrupt-runs'
import { checkAuthorities } from './outbound/authorities'
import { hasKey } from './security/key-ring'
import { keyRing } from './security/key-ring.server'
import { singleton } from './singleton'
import { SIGN_IN } from './urls'
import { startWatch, stopWatch } from './watch/timer'

const RETRY_MS = 5000

/** In milliseconds: the time that running tests have after the signal to end. */
const LAST_TESTS_MS = 20_000

/**
 * Resolves when this process may end: it waits for running tests. Those that take longer are marked as interrupted. The
 * embedded database ends last.
 */
export async function finish(): Promise<void> {
  await stopWatch()
  const left = await waitForRuns(LAST_TESTS_MS)
  if (left.length > 0) await interruptRuns(() => database(env()), left)
  await closeDatabase()
  await stopEmbedded()
}

/** Prepares this process, once. Rejects with an Error of one sentence if that fails. */
export function start(): Promise<void> {
  return singleton('start', prepare)
}

/** Prints the wizard's URL for the person who starts it. */
export function tellWhere(): void {
  process.stdout.write(`The wizard is at ${env().publicUrl}\n`)
}

async function prepare(): Promise<void> {
  registerSecretPatterns()
  const settings = env()
  // A broken guide is reported now, with its file and line.
  allGuides()
  followRequests(log(), settings.trustedProxies)
  // next-auth reads its own URL from here.
  process.env.NEXTAUTH_URL = settings.publicUrl
  if (!isPrivateWay(settings.publicUrl)) {
    log().warn(
      'PUBLIC_URL is not an https address: anyone on the network can read access codes, sessions and client secrets.',
    )
  }
  // An unusable authority file is reported now, not at the first sign-in.
  checkAuthorities(settings.caFiles)
  readBrandLogo(settings.brand)
  const notes = settings.databaseUrl ? [] : await startEmbedded(settings.dataDir)
  for (const note of notes) log().warn(note)
  // An incomplete restore: the database exists, but its key is missing.
  if (!hasKey(settings) && notes.length === 0) {
    log().warn(
      `${settings.dataDir} had a database, but no secrets.key: a new key is made. Client secrets that were saved with another key cannot be read: stop the wizard and put that file back, or enter the secrets again.`,
    )
  }
  try {
    // An unreadable key is reported now, not when the first secret is saved.
    keyRing()
    if (!settings.oidc) await announceAccessCode(settings)
    startWatch()
  } catch (error) {
    await stopEmbedded()
    throw error
  }
}

/** Prints the first access code. If the database is unavailable, it waits for it in the background. */
async function announceAccessCode(settings: Env): Promise<void> {
  try {
    const code = await makeFirstAccessCode(settings)
    if (code) process.stdout.write(`${accessCodeMessage(code, settings)}\n`)
  } catch (error) {
    if (!isStoreError(error) || !error.isUnavailable) throw error
    log().error(`${error.message} The wizard starts without it and tries again.`)
    setTimeout(() => void announceAccessCode(settings), RETRY_MS).unref()
  }
}

/** The sentence that tells an admin the access code. It is in the URL's fragment, which no server and no log sees. */
export function accessCodeMessage(code: string, { publicUrl }: Pick<Env, 'publicUrl'>): string {
  return [
    `The access code is ${code}`,
    `Sign in at ${publicUrl}${SIGN_IN}#code=${code}`,
    'It is shown only now: keep it in a password manager. "npm run access-code" makes a new one.',
  ].join('\n')
}
