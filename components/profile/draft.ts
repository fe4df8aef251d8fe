import { z } from 'zod'
import type { FormValues } from '@/lib/profile/form-values'
import { keepDraftText, readDraftText } from './draft-storage'

/** Increased when the form's fields change their meaning: older drafts are then ignored. */
const DRAFT_VERSION = 3

const valuesSchema = z.object({
  name: z.string(),
  cloud: z.string(),
  fields: z.record(z.string(), z.string()),
  scopes: z.string(),
  actions: z.array(z.string()),
})

const draftSchema = z.object({
  draft: z.literal(DRAFT_VERSION),
  /** The version of an existing profile: a draft of an older version is ignored. */
  version: z.number().nullable(),
  /** The form before anything was typed. */
  began: valuesSchema,
  values: valuesSchema,
})

/** A form's start values, and the typed ones. */
export interface Draft {
  began: FormValues
  values: FormValues
}

/** Reads the draft of this version of the profile; null without a draft. */
export function readDraft(key: string, version: number | null): Draft | null {
  const parsed = draftSchema.safeParse(parseJson(readDraftText(key) ?? 'null'))
  return parsed.success && parsed.data.version === version ? parsed.data : null
}

/** Stores typed values in this tab's storage, without the secret. */
export function writeDraft(key: string, version: number | null, { began, values }: Draft): void {
  keepDraftText(key, JSON.stringify({ draft: DRAFT_VERSION, version, began, values }))
}

/** The typed values, and the current values of untouched fields. */
export function keepTyped({ began, values }: Draft, now: FormValues): FormValues {
  const typed = <Field extends keyof FormValues>(field: Field) =>
    isSame(values[field], began[field]) ? now[field] : values[field]
  const fields = Object.entries(now.fields).map(([key, value]) => {
    const own = values.fields[key]
    return [key, own === undefined || own === began.fields[key] ? value : own]
  })
  return {
    name: typed('name'),
    cloud: typed('cloud'),
    fields: Object.fromEntries(fields),
    scopes: typed('scopes'),
    actions: typed('actions'),
  }
}

/**
 * A draft in a form with other start values. Typed values stay. The choice (cloud, actions, scopes) stays only if the
 * guide has not changed it since, because a new choice in the guide is the newer intent.
 */
export function resume({ began, values }: Draft, now: FormValues): FormValues {
  const chosen = <Field extends keyof FormValues>(field: Field) =>
    isSame(now[field], began[field]) ? values[field] : now[field]
  return {
    ...keepTyped({ began, values }, now),
    cloud: chosen('cloud'),
    scopes: chosen('scopes'),
    actions: chosen('actions'),
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
