'use client'

import { useMemo } from 'react'
import type { EffectFilter } from '@/lib/guide/effects'
import type { Guide } from '@/lib/guide/schema'
import { findActions, queryWords } from '@/lib/guide/search'

/** The actions that a search shows, and the words that it looks for. */
export function useActionSearch(guide: Guide, query: string, effect: EffectFilter) {
  const words = useMemo(() => queryWords(query, guide.actionPrefix), [query, guide])
  const shown = useMemo(() => findActions(guide, words, effect), [guide, words, effect])
  return { words, shown }
}
