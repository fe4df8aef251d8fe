import { anAdminOf, wordsOf } from './advice'
import type { GuestView, LinkView } from './guest-view'
import { decisiveStage } from './outcome'
import { readRun } from './read-run'
import type { RunDeps } from './runner'
import { findSignInLink, type Guest, isGuestOf } from './sign-in-link'
import { AFTER_SIGN_IN } from './stages'

/** Stages before the sign-in are about the profile, and hidden from guests. */
const AFTER: ReadonlySet<string> = new Set(AFTER_SIGN_IN.flat().map(({ id }) => id))

/** The content of a link's page; null for an invalid token. Rejects with StoreError. */
export async function loadLinkView(world: RunDeps, token: string): Promise<LinkView | null> {
  const link = await findSignInLink(world.db, token, world.tools.now())
  const owned = link && (await readRun(world, link.runId))
  const found = owned && world.findTest(owned.run.subject.connector, owned.run.subject.guide)
  if (!found) return null
  const { createdBy, waitsUntil } = link
  const anAdmin = anAdminOf(found.provider)
  return { createdBy, providerName: found.guide.connectorName, anAdmin, waitsUntil: waitsUntil.toISOString() }
}

/** The run that this browser signs in for; null for other browsers. Rejects with StoreError. */
export async function loadGuestView(world: RunDeps, guest: Guest | null): Promise<GuestView | null> {
  if (!guest || !(await isGuestOf(world.db, guest))) return null
  const owned = await readRun(world, guest.runId)
  const found = owned && world.findTest(owned.run.subject.connector, owned.run.subject.guide)
  if (!owned || !found) return null
  const { startedBy, status, outcome } = owned.run
  const stage = decisiveStage(owned.run)
  const [advice] = stage && AFTER.has(stage.id) ? stage.advice : []
  const words = advice && wordsOf(advice, found.guide, found.provider)
  const cause = words ? { title: words.title, text: words.cause } : null
  return { providerName: found.guide.connectorName, startedBy, status, outcome, cause }
}
