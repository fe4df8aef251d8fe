'use client'

import { useEffect, useRef } from 'react'
import { z } from 'zod'
import type { FormValues } from '@/lib/profile/form-values'

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

interface Draft {
  read: (version: number | null) => FormValues | null
  write: (version: number | null, values: FormValues) => void
  clear: () => void
}

/** What is typed and not saved, kept in this tab's storage. The secret is no part of it. */
export function useDraft(key: string): Draft {
  const draft = useRef<Draft>(null)
  draft.current ??= storedDraft(key)
  return draft.current
}

/** Storage may be forbidden or full: then there is no draft, and nothing else is lost. */
function storedDraft(key: string): Draft {
  const attempt = <Result>(work: () => Result): Result | null => {
    try {
      return work()
    } catch {
      return null
    }
  }
  return {
    read: (version) => {
      const parsed = draftSchema.safeParse(attempt(() => JSON.parse(sessionStorage.getItem(key) ?? 'null')))
      return parsed.success && parsed.data.version === version ? parsed.data.values : null
    },
    write: (version, values) => {
      attempt(() => sessionStorage.setItem(key, JSON.stringify({ draft: DRAFT_VERSION, version, values })))
    },
    clear: () => {
      attempt(() => sessionStorage.removeItem(key))
    },
  }
}

/** Has the browser ask before the page is left with something unsaved in it. */
export function useLeaveWarning(isUnsaved: () => boolean): void {
  const latest = useRef(isUnsaved)
  latest.current = isUnsaved
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (latest.current()) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [])
}
