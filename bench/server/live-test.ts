import { setTimeout as sleep } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { walkThroughSignIn } from '../../sandbox/testing/browser'
import { press } from './press'

const BETWEEN_LOOKS_MS = 20
const viewSchema = z.object({ status: z.enum(['running', 'waiting', 'ended']), outcome: z.string().nullable() })

/** Repeats the live test of a profile through the wizard's own pages, from the button to the verdict. */
export async function runLiveTest(admin: APIRequestContext, profileId: string): Promise<void> {
  const path = await press(admin, `/profiles/${profileId}`, 'Test again')
  await lookUntil(admin, path, 'waiting')
  const signIn = await admin.get(`${path}/sign-in`, { maxRedirects: 0 })
  const { callbackUrl } = await walkThroughSignIn(signIn.headers().location ?? '', { user: 'ada', consent: true })
  const answer = await admin.get(callbackUrl ?? '', { maxRedirects: 0 })
  if (!answer.headers().location) throw new Error(`The sign-in's answer was answered with ${answer.status()}.`)
  const outcome = await lookUntil(admin, path, 'ended')
  if (outcome !== 'ready') throw new Error(`The live test was ${outcome}.`)
}

/** Waits until a test has that status. Resolves to its outcome. */
async function lookUntil(admin: APIRequestContext, path: string, status: 'waiting' | 'ended'): Promise<string | null> {
  for (;;) {
    const answer = await admin.get(`/api${path}`)
    const view = viewSchema.parse(await answer.json())
    if (view.status === status) return view.outcome
    if (view.status === 'ended') throw new Error(`The live test was ${view.outcome}.`)
    await sleep(BETWEEN_LOOKS_MS)
  }
}
