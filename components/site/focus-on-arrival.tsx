'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'

let isFormSent = false

/**
 * After a form redirects to another page, the focused element is gone, and the browser does not move the focus, because
 * the page was not loaded. This moves it to the result of the form (`data-arrival`), or to the page's heading.
 */
export function FocusOnArrival() {
  const address = `${usePathname()}?${useSearchParams()}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is a new arrival.
  useEffect(() => {
    if (isFormSent && document.activeElement === document.body) focusOn('main [data-arrival]') || focusOn('main h1')
    isFormSent = false
  }, [address])

  useEffect(() => {
    const note = () => {
      isFormSent = true
    }
    addEventListener('submit', note, { capture: true })
    return () => removeEventListener('submit', note, { capture: true })
  }, [])
  return null
}

function focusOn(selector: string): boolean {
  const target = document.querySelector<HTMLElement>(selector)
  target?.setAttribute('tabindex', '-1')
  target?.focus({ preventScroll: true })
  return target !== null
}
