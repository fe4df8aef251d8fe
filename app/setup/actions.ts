'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { decodeForm } from '@/app/decode-form'
import type { ObjectionState } from '@/components/setup/objection-form'
import type { DecodeState } from '@/components/test-run/decoder-form'
import { isFromElsewhere } from '@/lib/auth/elsewhere.server'
import type { Database } from '@/lib/db/database'
import { isStoreError } from '@/lib/db/store-error'
import { asForm, text, uuid } from '@/lib/form-data'
import type { AppCommands } from '@/lib/guide/app-commands/schema'
import type { Guide } from '@/lib/guide/schema'
import { findGuide } from '@/lib/guides/loaded'
import { noteRefusal } from '@/lib/log/request'
import { DATABASE_UNAVAILABLE } from '@/lib/messages'
import { endEarly } from '@/lib/oauth-test/end-early'
import { readRun } from '@/lib/oauth-test/read-run'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import type { OwnedRun } from '@/lib/oauth-test/run-store'
import { type RunDeps, startRun } from '@/lib/oauth-test/runner'
import { HIDDEN } from '@/lib/profile/form-values'
import { hasSecret } from '@/lib/profile/known-secrets'
import { pasteRules } from '@/lib/profile/pasted-app'
import { findProfile } from '@/lib/profile/store'
import { openStore } from '@/lib/profile/store-context.server'
import { keyRing } from '@/lib/security/key-ring.server'
import { answerValuesForm, guideOfForm } from '@/lib/setup/answer-values-form'
import type { TypedValues } from '@/lib/setup/check-values'
import { findRecipient, keepSession, type Recipient } from '@/lib/setup/recipient.server'
import { objectionSchema } from '@/lib/setup/request-form'
import { saveSetupValues } from '@/lib/setup/save-values'
import { recipientName, setupState } from '@/lib/setup/setup'
import { askForOtherBrowser, finishSetup, saveObjection, setupKey, startSetup } from '@/lib/setup/store'
import type { ValuesFormState } from '@/lib/setup/values-form'
import { askedPath } from '@/lib/url-params'
import { SETUP, setupLinkPath, setupPath, setupRunPath } from '@/lib/urls'
import { isUuid } from '@/lib/uuid'
import { kickWatch } from '@/lib/watch/timer'
import { openLink } from './open-link'

/** Starts a setup in this browser. If another browser was faster, its page shows what every invalid link shows. */
export async function start(sent: FormData): Promise<void> {
  const token = text(asForm(sent), 'token')
  const { db, setup } = await openLink(token)
  const started = setup && (await startSetup(db, token, new Date()))
  if (!started) redirect(linkPath(token))
  await keepSession(started.setup, started.session)
  redirect(setupPath(started.setup.id))
}

/** Asks the sender to let this browser continue. The response is the same for every token. */
export async function askForThisBrowser(sent: FormData): Promise<void> {
  const token = text(asForm(sent), 'token')
  const { db, setup } = await openLink(token)
  if (setup) await askForOtherBrowser(db, token, new Date())
  redirect(isToken(token) ? askedPath(token) : SETUP)
}

/** Saves the valid values of the steps, and starts a test if the button asked for it. */
export async function saveValues(id: string, before: ValuesFormState, sent: FormData): Promise<ValuesFormState> {
  const form = asForm(sent)
  const attempt = (Number(before?.attempt) || 0) + 1
  // Inside the form's action: if the database is unavailable, the typed values come back.
  const guide = guideOfForm(form) ?? (await requireOpen(id)).guide
  const save = async (typed: TypedValues, isWhole: boolean) => {
    const { recipient } = await requireOpen(id)
    const context = { db: await openStore(), ring: keyRing(), now: new Date() }
    return saveSetupValues(context, { id, session: recipient.session }, guide, typed, isWhole)
  }
  const rules = pasteRules(findGuide(guide.connector, guide.slug)?.commands ?? null)
  const answer = await answerValuesForm(guide, form, attempt, save, rules)
  // Renders the page around the form again with the saved values.
  refresh()
  if (answer.do === 'show') return answer.state
  if (answer.do === 'look') redirect(setupPath(id))
  return begin(id, (await requireOpen(id)).recipient)
}

/** Starts a live test, and redirects to it. */
export async function startTest(id: string): Promise<void> {
  const { recipient } = await requireOpen(id)
  await begin(id, recipient)
}

/** Ends a running test. */
export async function endTest(id: string, sent: FormData): Promise<void> {
  await requireOpen(id)
  const run = uuid(asForm(sent), HIDDEN.id)
  try {
    const world = await openRunDeps()
    const owned = await findOwn(world, id, run)
    if (owned) await endEarly(world, owned.run.id, { because: 'ended-early' })
  } catch (error) {
    toNothing(error)
  }
  redirect(run ? setupRunPath(id, run) : setupPath(id))
}

/** Reads the page that the recipient saw in place of a redirect back. */
export async function decodeSeenPage(id: string, before: DecodeState, sent: FormData): Promise<DecodeState> {
  await requireOpen(id)
  const form = asForm(sent)
  const run = uuid(form, HIDDEN.id)
  const state = await decodeForm(before, form, (world) => findOwn(world, id, run), id)
  return state ?? redirect(run ? setupRunPath(id, run) : setupPath(id))
}

/** Sends the recipient's objection to the sender. */
export async function sendObjection(id: string, before: ObjectionState, sent: FormData): Promise<ObjectionState> {
  const { guide, recipient } = await requireOpen(id)
  const attempt = (Number(before?.attempt) || 0) + 1
  const typed = text(asForm(sent), 'note')
  if (hasSecret(guide, typed, [])) {
    return { attempt, note: '', isSent: false, problem: 'There is a secret in this note. Write it without.' }
  }
  const parsed = objectionSchema.safeParse({ note: typed })
  if (!parsed.success) {
    return { attempt, note: typed, isSent: false, problem: parsed.error.issues[0]?.message ?? '' }
  }
  try {
    const acting = { db: await openStore(), now: new Date() }
    const saved = await saveObjection(acting, id, recipient.session, parsed.data.note)
    if (saved) return { attempt, note: parsed.data.note, isSent: true, problem: null }
  } catch (error) {
    toNothing(error)
    return { attempt, note: typed, isSent: false, problem: `${DATABASE_UNAVAILABLE}. Try again in a moment.` }
  }
  redirect(setupPath(id))
}

/** Ends the recipient's part. */
export async function finish(id: string): Promise<void> {
  const { guide, recipient } = await requireOpen(id)
  await finishSetup({ db: await openStore(), now: new Date() }, id, recipient.session, guide).catch(toNothing)
  // Notifies the sender at once.
  kickWatch()
  // Redirects to the form's own page, which the browser would not reload otherwise.
  refresh()
  redirect(setupPath(id))
}

interface OpenSetup {
  db: Database
  guide: Guide
  commands: AppCommands | null
  recipient: Recipient
}

/** The recipient in this browser, while the setup is open. Others are redirected to the page that shows its state. */
async function requireOpen(id: unknown): Promise<OpenSetup> {
  if (typeof id !== 'string' || !isUuid(id)) redirect(SETUP)
  const recipient = await findRecipient(id)
  if (!recipient || setupState(recipient.setup, new Date()) !== 'open') {
    noteRefusal('setup session')
    redirect(setupPath(id))
  }
  const db = await openStore()
  const profile = await findProfile(db, recipient.setup.profileId)
  const loaded = profile && findGuide(profile.connector, profile.guide)
  if (!loaded) redirect(setupPath(id))
  return { db, guide: loaded.guide, commands: loaded.commands, recipient }
}

async function begin(id: string, { setup }: Recipient): Promise<never> {
  // The provider would redirect to a host name that does not get this cookie.
  if (await isFromElsewhere()) redirect(setupPath(id))
  let begun: string | null = null
  try {
    const world = await openRunDeps()
    const profile = await findProfile(world.db, setup.profileId)
    const by = { startedBy: recipientName(setup), owner: setupKey(setup.id) }
    begun = profile && ((await startRun(world, profile, by))?.id ?? null)
  } catch (error) {
    toNothing(error)
  }
  redirect(begun ? setupRunPath(id, begun) : setupPath(id))
}

/** A run of this setup; null for any other run. */
async function findOwn(world: RunDeps, setup: string, run: string | null): Promise<OwnedRun | null> {
  const owned = run ? await readRun(world, run) : null
  return owned?.owner === setupKey(setup) ? owned : null
}

function linkPath(token: string): string {
  return isToken(token) ? setupLinkPath(token) : SETUP
}

/** Whether the text can be a part of a path unchanged. */
function isToken(token: string): boolean {
  return /^[\w-]{1,100}$/.test(token)
}

function toNothing(error: unknown): null {
  if (!isStoreError(error)) throw error
  return null
}
