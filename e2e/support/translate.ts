import { expect, type Page } from '@playwright/test'

declare global {
  interface Window {
    /** The replaced text nodes, with their texts. */
    translation: { replaced: { node: Text; text: string }[] }
  }
}

/**
 * Changes the page like the translation of Chrome and Google, until it is left: replaces every text node, also added
 * ones, by two `<font>` elements. To be strict, white space and `translate="no"` are included. The words stay, so that
 * locators still work.
 */
export async function translatePage(page: Page): Promise<void> {
  await page.evaluate(translateHere)
}

/** The same for every page opened from now on, from its first text on: before hydration. */
export async function translateEveryPage(page: Page): Promise<void> {
  await page.addInitScript(translateHere)
}

/** Checks that no detached text was changed, and that the page shows no error. */
export async function expectFresh(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeHidden()
  const stale = await page.evaluate(() =>
    window.translation.replaced
      .filter(({ node, text }) => node.data !== text)
      .map(({ node, text }) => [text, node.data]),
  )
  expect(stale).toEqual([])
  expect(await page.evaluate(() => window.translation.replaced.length)).toBeGreaterThan(10)
}

function translateHere(): void {
  const translation: Window['translation'] = { replaced: [] }
  Object.assign(window, { translation })

  function replace(node: Text): void {
    const parent = node.parentElement
    if (!parent || parent.closest('script, style, noscript, title, textarea, svg, font, head')) return
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.textContent = node.data
    outer.append(inner)
    node.replaceWith(outer)
    translation.replaced.push({ node, text: node.data })
  }

  function replaceAllIn(root: Node): void {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found: Text[] = root instanceof Text ? [root] : []
    while (walker.nextNode()) if (walker.currentNode instanceof Text) found.push(walker.currentNode)
    for (const node of found) replace(node)
  }

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Text) replace(target)
      for (const node of addedNodes) if (node.isConnected) replaceAllIn(node)
    }
  })
  observer.observe(document, { childList: true, characterData: true, subtree: true })
  replaceAllIn(document)
}
