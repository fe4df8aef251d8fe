import { expect, type Page } from '@playwright/test'

declare global {
  interface Window {
    /** The replaced text nodes, with their texts. */
    translation: { replaced: { node: Text; text: string }[] }
  }
}

/**
 * Does to the page what Chrome's and Google's translation does, until it is left: puts two <font> in the place of every
 * text node, and of every one that is added. To be strict, white space and `translate="no"` are no exceptions. The words
 * stay: so what is sought on the page is found.
 */
export async function translatePage(page: Page): Promise<void> {
  await page.evaluate(translateHere)
}

/** The same with every page that is opened from now on, from its first text on: before React takes the page over. */
export async function translateEveryPage(page: Page): Promise<void> {
  await page.addInitScript(translateHere)
}

/** No text was changed where nobody sees it any more, and the page is not that of a wizard that broke. */
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
