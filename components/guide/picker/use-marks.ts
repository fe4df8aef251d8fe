'use client'

import { type RefObject, useEffect } from 'react'

const NAME = 'found'
/** Marked text takes three times as long to paint, so the marks wait for a pause in typing. */
const PAUSE_MS = 500

/**
 * Marks the words of a search in the visible rows (CSS Custom Highlight API). It changes no nodes, so a key costs
 * little, and a page that the browser translates stays whole. Browsers without the API mark nothing.
 */
export function useMarks(
  list: RefObject<HTMLElement | null>,
  words: readonly string[],
  /** The filtered rows; the marks are recomputed when they change. */
  shown: unknown,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows change with `shown`.
  useEffect(() => {
    if (!('highlights' in CSS)) return
    CSS.highlights.delete(NAME)
    if (words.length === 0) return
    const timer = setTimeout(() => {
      if (list.current) CSS.highlights.set(NAME, new Highlight(...rangesOf(list.current, words)))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [list, words, shown])
}

function rangesOf(list: HTMLElement, words: readonly string[]): Range[] {
  const ranges: Range[] = []
  for (const row of list.querySelectorAll('[data-action]:not([hidden])')) {
    const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { currentNode: node } = texts
      // A search covers only the texts in these elements.
      const text = (node.parentElement?.closest('label, code') && node.textContent?.toLowerCase()) || ''
      for (const word of words) {
        for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
          const range = new Range()
          range.setStart(node, at)
          range.setEnd(node, at + word.length)
          ranges.push(range)
        }
      }
    }
  }
  return ranges
}
