import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import type { RunOptions } from 'axe-core'

/** Half of the time on a small page went into reading the file that is not minified. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Everything of WCAG 2.2 AA that axe knows, and what it holds for good practice. */
const EVERY_RULE: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // WCAG 2.5.3: what is read on a control is in its name. Axe has it as an experiment.
  rules: { 'label-content-name-mismatch': { enabled: true } },
}

/** The rule that a narrow screen can break. */
const SIZE_RULES: RunOptions = { runOnly: { type: 'rule', values: ['target-size'] } }

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
  return runAxe(page, EVERY_RULE, { of: 'all, from now on seen' })
}

/** The same for its colours only. Of the rows of a long list, those that differ in kind are enough. */
export function findColourFaults(page: Page): Promise<string[][]> {
  return runAxe(page, COLOUR_RULES, { exclude: ['[data-action]:nth-child(n + 4)'] })
}

/** The faults of what another width of the screen shows: of elements that were hidden until now, and of sizes. */
export async function findFaultsOfWidth(page: Page): Promise<string[][]> {
  return [...(await runAxe(page, SIZE_RULES)), ...(await runAxe(page, EVERY_RULE, { of: 'unseen' }))]
}

/** The same for the colours of the elements that `findFaultsOfWidth` found. */
export function findColourFaultsOfWidth(page: Page): Promise<string[][]> {
  return runAxe(page, COLOUR_RULES, { of: 'unseen' })
}

interface Part {
  of?: 'all' | 'all, from now on seen' | 'unseen'
  exclude?: string[]
}

/** Without AxeBuilder, which brings axe into the page twice for each run, and all that passes back. */
async function runAxe(page: Page, rules: RunOptions, { of = 'all', exclude = [] }: Part = {}): Promise<string[][]> {
  if (!(await page.evaluate(() => 'axe' in window))) await addAxe(page)
  return page.evaluate(
    async ({ of, exclude, options, contrast, unrolled }) => {
      const inPage = window as Window & { axe?: typeof axe; seen?: WeakSet<Element> }
      if (!inPage.axe) throw new Error('There is no axe in the page.')
      const visible = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility())
      const { seen = new WeakSet() } = inPage
      if (of === 'all, from now on seen') inPage.seen = new WeakSet([document.body, ...visible])
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
      // What axe cannot tell is a fault too: else nobody would look. The text in a drawing stands on what it does not
      // see; the palette's own test has its colours.
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

/** Past the page's policy, and without Playwright's own look at what a script returns. */
async function addAxe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: `${SOURCE};0` })
  await session.detach()
}
