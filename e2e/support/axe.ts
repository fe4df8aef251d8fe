import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import type { RunOptions } from 'axe-core'

/** The minified file, because parsing the other one takes half of the time on a small page. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The axe tags of WCAG 2.2 AA and best practices. */
const EVERY_RULE: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // WCAG 2.5.3: a control's name contains its visible label. axe has it as an experimental rule.
  rules: { 'label-content-name-mismatch': { enabled: true } },
}

/** The rule whose result depends on the width. */
const SIZE_RULES: RunOptions = { runOnly: { type: 'rule', values: ['target-size'] } }

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
  return runAxe(page, EVERY_RULE, { of: 'all, from now on seen' })
}

/** The violations of its colours only, after a change of the theme. Of a long list, one row of each kind is enough. */
export function findColourFaults(page: Page): Promise<string[][]> {
  return runAxe(page, COLOUR_RULES, { exclude: ['[data-action]:nth-child(n + 4)'] })
}

/** The violations at another width: sizes, and elements that were hidden before. */
export async function findFaultsOfWidth(page: Page): Promise<string[][]> {
  return [...(await runAxe(page, SIZE_RULES)), ...(await runAxe(page, EVERY_RULE, { of: 'unseen' }))]
}

interface Part {
  of?: 'all' | 'all, from now on seen' | 'unseen'
  exclude?: string[]
}

/** Without AxeBuilder, which loads axe into the page twice for each run, and returns every pass too. */
async function runAxe(page: Page, rules: RunOptions, { of = 'all', exclude = [] }: Part = {}): Promise<string[][]> {
  if (!(await page.evaluate(() => 'axe' in window))) await addAxe(page)
  return page.evaluate(
    async ({ of, exclude, options, contrast, unrolled }) => {
      const inPage = window as Window & { axe?: typeof axe; axeHasSeen?: WeakSet<Element> }
      if (!inPage.axe) throw new Error('There is no axe in the page.')
      const visible = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility())
      const seen = inPage.axeHasSeen ?? new WeakSet()
      if (of === 'all, from now on seen') inPage.axeHasSeen = new WeakSet([document.body, ...visible])
      const unseen = visible.filter((element) => !seen.has(element) && seen.has(element.parentElement ?? document.body))
      if (of === 'unseen' && unseen.length === 0) return []
      inPage.axe.configure({ checks: [{ id: 'color-contrast', options: contrast }] })
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(unrolled)
      document.adoptedStyleSheets = [sheet]
      const { violations, incomplete } = await inPage.axe.run(
        { include: of === 'unseen' ? unseen : [document], exclude },
        options,
      )
      document.adoptedStyleSheets = []
      // A check that axe cannot complete counts as a failure too, because no other test covers it. Texts in a drawing
      // are an exception: the test of the palette covers their colours.
      const unclear = incomplete.flatMap(({ id, nodes }) => {
        const others = nodes.filter(({ html }) => !html.startsWith('<text '))
        return id === 'color-contrast' && others.length > 0 ? [{ id: 'contrast unclear', nodes: others }] : []
      })
      return [...violations, ...unclear].map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
    },
    {
      of,
      exclude,
      options: { ...rules, resultTypes: ['violations' as const, 'incomplete' as const] },
      contrast: CONTRAST,
      unrolled: UNROLLED,
    },
  )
}

/** Bypasses the page's policy, and Playwright's serialization of a script's result. */
async function addAxe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: `${SOURCE};0` })
  await session.detach()
}
