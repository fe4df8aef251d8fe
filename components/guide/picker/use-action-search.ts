'use client'

import { useMemo } from 'react'
import type { EffectFilter } from '@/lib/guide/effects'
import type { Guide } from '@/lib/guide/schema'
import { createSearchIndex, findActions, queryWords } from '@/lib/guide/search'

/** The actions that a search shows, and the words that it looks for. */
export function useActionSearch(guide: Guide, query: string, effect: EffectFilter) {
  const index = useMemo(() => createSearchIndex(guide), [guide])
  const words = useMemo(() => queryWords(query, guide.actionPrefix), [query, guide])
  const shown = useMemo(() => findActions(guide.actions, index, words, effect), [guide, index, words, effect])
  return { words, shown }
}
