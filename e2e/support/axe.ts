import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

/** Everything of WCAG 2.2 AA that axe knows, and what it holds for good practice. */
const EVERY_RULE: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // WCAG 2.5.3: what is read on a control is in its name. Axe has it as an experiment.
  rules: { 'label-content-name-mismatch': { enabled: true } },
}

/** The rules that a theme can break. */
const COLOUR_RULES: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/** Axe cannot tell the contrast of what is scrolled out of sight, or behind what is fixed: in the meantime nothing is. */
const UNROLLED = `
  #choose, #choose > div, .guide > div, #actions details > div { position: static !important; height: auto !important; max-height: none !important; overflow: visible !important; contain: none !important }
  section[aria-label="Your choice"] { position: static !important }
  .lazy-paint { content-visibility: visible !important }
`

/** As axe has it, but: an `::after` that makes a whole card its link hides no background, and one letter is text. */
const CONTRAST = {
  ignoreUnicode: false,
  ignoreLength: true,
  ignorePseudo: true,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } },
  pseudoSizeThreshold: 0.25,
  shadowOutlineEmMax: 0.2,
}

/** The findings of axe on the present page: each rule with the elements that break it. */
export function findFaults(page: Page): Promise<string[][]> {
  return runAxe(page, EVERY_RULE)
}

/** The same for its colours only. Of the rows of a long list, those that differ in kind are enough. */
export function findColourFaults(page: Page): Promise<string[][]> {
  return runAxe(page, COLOUR_RULES, ['[data-action]:nth-child(n + 4)'])
}

/** Without AxeBuilder, which brings axe into the page twice for each run, and all that passes back. */
async function runAxe(page: Page, rules: RunOptions, exclude: string[] = []): Promise<string[][]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async ({ exclude, options, contrast, unrolled }) => {
      const { axe: inPage } = window as Window & { axe?: typeof axe }
      if (!inPage) throw new Error('There is no axe in the page.')
      inPage.configure({ checks: [{ id: 'color-contrast', options: contrast }] })
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(unrolled)
      document.adoptedStyleSheets = [sheet]
      const { violations, incomplete } = await inPage.run({ include: [document], exclude }, options)
      document.adoptedStyleSheets = []
      // What axe cannot tell is a fault too: else nobody would look. The text in a drawing stands on what it does not
      // see; the palette's own test has its colours.
      const unclear = incomplete.flatMap(({ id, nodes }) => {
        const others = nodes.filter(({ html }) => !html.startsWith('<text '))
        return id === 'color-contrast' && others.length > 0 ? [{ id: 'contrast unclear', nodes: others }] : []
      })
      return [...violations, ...unclear].map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
    },
    {
      exclude,
      options: { ...rules, resultTypes: ['violations' as const, 'incomplete' as const] },
      contrast: CONTRAST,
      unrolled: UNROLLED,
    },
  )
}
