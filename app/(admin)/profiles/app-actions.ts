'use server'

import { notFound } from 'next/navigation'
import type { RecordState } from '@/components/app-commands/record-form'
import { requireAdminForAction } from '@/lib/auth/require-admin.server'
import { isStoreError } from '@/lib/db/store-error'
import { env } from '@/lib/env'
import { asForm, text, uuid } from '@/lib/form-data'
import { fieldOfRole } from '@/lib/guide/fields'
import { findGuide } from '@/lib/guides/loaded'
import { compareRecord } from '@/lib/oauth-test/app-record/compare-record'
import { profileContext } from '@/lib/oauth-test/app-record/profile-context'
import { readRecord } from '@/lib/oauth-test/app-record/read-record'
import { keepAppRecord } from '@/lib/profile/app-record-store'
import { HIDDEN } from '@/lib/profile/form-values'
import { requestedScopes } from '@/lib/profile/scopes-field'
import { findProfile } from '@/lib/profile/store'
import { openStore } from '@/lib/profile/store-context.server'
import { appRecordPath, PROFILES } from '@/lib/urls'

/** Compares a pasted record with the guide's app. The text itself is not stored. */
export async function compareAppRecord(before: RecordState, sent: FormData): Promise<RecordState> {
  const form = asForm(sent)
  const attempt = (Number(before?.attempt) || 0) + 1
  const id = uuid(form, HIDDEN.id)
  const refused = (problem: string): RecordState => ({ attempt, problem, result: null })
  try {
    const admin = await requireAdminForAction(id ? appRecordPath(id) : PROFILES)
    const db = await openStore()
    const profile = id ? await findProfile(db, id) : null
    if (!id) notFound()
    const loaded = profile && findGuide(profile.connector, profile.guide)
    if (!profile || !loaded?.commands) return refused('This profile is gone.')
    const { guide, commands } = loaded
    const key = fieldOfRole(guide, 'client-id')?.key ?? ''
    const read = readRecord(guide, commands, { key, value: profile.fields[key] ?? '' }, text(form, HIDDEN.printed))
    if (!read.ok) return refused(`${read.cause} ${read.fix}`)
    const { record, hasSecret } = read
    const context = profileContext(guide, profile, env().publicUrl)
    const scopes = requestedScopes(guide, profile.scopes)
    const comparison = compareRecord({ guide, commands, context, scopes }, record)
    const kept = await keepAppRecord(
      { db, now: new Date(), actor: admin.name },
      {
        id,
        version: profile.version,
        record: {
          id: record.id,
          refreshTokenMinutes: record.refreshTokenMinutes,
          sessionMinutes: record.sessionMinutes,
        },
        differences: comparison.differences.length,
      },
    )
    if (!kept) return refused('Someone saved this profile meanwhile. Paste the record again.')
    return {
      attempt,
      problem: null,
      result: { comparison, hasSecret, knowsLifetime: record.refreshTokenMinutes !== null },
    }
  } catch (error) {
    if (isStoreError(error)) return refused(`${error.message} Try again in a moment.`)
    throw error
  }
}
