import type { Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

/** The axe tags of WCAG 2.2 AA and best practices. */
const EVERY_RULE: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // WCAG 2.5.3: a control's name contains its visible label. axe has it as an experimental rule.
  rules: { 'label-content-name-mismatch': { enabled: true } },
}

/** The rules whose result depends on the theme. */
const COLOUR_RULES: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/**
 * axe cannot determine the contrast of content that is scrolled out of view or behind fixed elements, so both are
 * undone meanwhile.
 */
const UNROLLED = `
  #choose, #choose > div, .guide > div, #actions details > div { position: static !important; height: auto !important; max-height: none !important; overflow: visible !important; contain: none !important }
  section[aria-label="Your choice"] { position: static !important }
  .lazy-paint { content-visibility: visible !important }
`

/** axe's own check, except: an `::after` that makes a whole card a link hides no background, and one letter is text. */
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

/** axe's violations on the current page: each rule with the elements that break it. */
export function findFaults(page: Page): Promise<string[][]> {
  return runAxe(page, EVERY_RULE)
}

/** The same for its colours only. Of a long list, one row of each kind is enough. */
export function findColourFaults(page: Page): Promise<string[][]> {
  return runAxe(page, COLOUR_RULES, ['[data-action]:nth-child(n + 4)'])
}

/** Without AxeBuilder, which loads axe into the page twice for each run. */
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
      // A check that axe cannot complete counts as a failure too: otherwise nobody would look. Texts in a drawing are
      // an exception, because the palette's own test has their colours.
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
