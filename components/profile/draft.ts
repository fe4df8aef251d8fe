import { z } from 'zod'
import type { FormValues } from '@/lib/profile/form-values'
import { keepDraftText, readDraftText } from './draft-storage'

/** Counts up when the form's fields change their meaning: older drafts are then left alone. */
const DRAFT_VERSION = 1

const draftSchema = z.object({
  draft: z.literal(DRAFT_VERSION),
  /** Of the profile, when it is one that exists already: a draft of an older one is of no use. */
  version: z.number().nullable(),
  values: z.object({
    name: z.string(),
    cloud: z.string(),
    accountId: z.string(),
    clientId: z.string(),
    scopes: z.string(),
    actions: z.array(z.string()),
  }),
})

/** What was typed and not saved, of that version of the profile; null when there is nothing. */
export function readDraft(key: string, version: number | null): FormValues | null {
  const parsed = draftSchema.safeParse(parseJson(readDraftText(key) ?? 'null'))
  return parsed.success && parsed.data.version === version ? parsed.data.values : null
}

/** Keeps what is typed in this tab's storage. The secret is no part of it. */
export function writeDraft(key: string, version: number | null, values: FormValues): void {
  keepDraftText(key, JSON.stringify({ draft: DRAFT_VERSION, version, values }))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
