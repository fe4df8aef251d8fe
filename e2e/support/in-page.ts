/** Each of these functions runs in the page, so it uses nothing from outside, and returns the faults. */

/** Content that needs sideways scrolling. Tables of data may need it (WCAG 1.4.10). */
export function findSideways(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  const page = scrollWidth > clientWidth ? [`the page: ${scrollWidth} of ${clientWidth}`] : []
  const parts = [...document.body.querySelectorAll('*')].filter((element) => {
    if (element.scrollWidth <= element.clientWidth + 1 || element.querySelector('table')) return false
    const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement
    return !isField && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
  })
  return [...page, ...parts.map(({ outerHTML }) => outerHTML.slice(0, 200))]
}

/** Text that is cut off and cannot be scrolled to, except visually hidden text. */
export function findCutOff(): string[] {
  return [...document.body.querySelectorAll('*')]
    .filter((element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element)
      const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement
      if (isField || clipPath !== 'none' || element.clientWidth <= 1) return false
      const isCut = (overflow: string, size: number, room: number) =>
        ['hidden', 'clip'].includes(overflow) && size > room + 1
      return (
        isCut(overflowX, element.scrollWidth, element.clientWidth) ||
        isCut(overflowY, element.scrollHeight, element.clientHeight)
      )
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 200))
}

/** Elements that stay in view while the page scrolls, and cover more than a quarter of the height. */
export function findCovering(): string[] {
  return [...document.body.querySelectorAll('*')]
    .filter((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      const height = Math.min(bottom, innerHeight) - Math.max(top, 0)
      return ['fixed', 'sticky'].includes(getComputedStyle(element).position) && height > innerHeight / 4
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 200))
}

/** Elements that are animated, or would be when they change. */
export function findMoving(): string[] {
  const running = document.getAnimations().map((animation) => `${animation.playState} ${animation.id}`)
  const parts = [...document.querySelectorAll('*')].flatMap((element) =>
    ['', '::before', '::after'].flatMap((pseudo) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo)
      const isStill = animationName === 'none' && /^0s(, 0s)*$/.test(transitionDuration) && scrollBehavior === 'auto'
      return isStill ? [] : [`${element.outerHTML.slice(0, 100)} ${pseudo}`]
    }),
  )
  return [...running, ...parts]
}

/** Elements that cannot be focused, show no focus, or are out of view when focused. Hidden elements are left out. */
export function findHiddenFocus(elements: (HTMLElement | SVGElement)[]): string[] {
  const isReached = (element: HTMLElement | SVGElement) =>
    element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled')
  return elements.filter(isReached).flatMap((element) => {
    const fault = (what: string) => [`${what}: ${element.outerHTML.slice(0, 150)}`]
    if (document.activeElement !== element) element.focus()
    if (document.activeElement !== element) return fault('takes no focus')
    // An invisible control lies over its visible replacement.
    const shown = getComputedStyle(element).opacity === '0' ? (element.nextElementSibling ?? element) : element
    const { outlineStyle, outlineWidth } = getComputedStyle(shown)
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return fault('shows no focus')
    const [box] = element.getClientRects()
    if (!box || box.width < 2) return fault('has no size')
    const middle = (from: number, to: number, limit: number) => (Math.max(from, 0) + Math.min(to, limit)) / 2
    const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)]
    const top = document.elementFromPoint(x, y)
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const isOnTop = element.contains(top) || labels.some((label) => label.contains(top))
    return isOnTop ? [] : fault(`is out of sight, or behind ${top?.outerHTML.slice(0, 80)}`)
  })
}

/**
 * Sets the text spacing of WCAG 1.4.12, or removes it. It uses a style sheet of the document, because the page's policy
 * forbids others.
 */
export function spaceText(isSpaced: boolean): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }
  `)
  document.adoptedStyleSheets = isSpaced ? [sheet] : []
}
