import { expect, type Locator, type Page } from '@playwright/test'
import { findHiddenFocus } from './in-page'

/** More Tab stops than the longest page has. */
const MAX_STOPS = 400

/**
 * A reader with only a keyboard. After each Tab, the focus must be on an element, visible, in view, uncovered, and
 * further down the page.
 */
export class Keyboard {
  constructor(readonly page: Page) {}

  /** Presses Tab until the target has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeAttached()
    for (let stops = 0; stops < MAX_STOPS; stops++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      expect(await this.tab()).toBe('next')
    }
    throw new Error(`Tab does not lead to ${target}.`)
  }

  /** Goes to the target and presses a key there. */
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.tabTo(target)
    await this.page.keyboard.press(key)
  }

  /** Goes to the target and replaces its text. */
  async type(target: Locator, text: string): Promise<void> {
    await this.press(target, 'ControlOrMeta+A')
    await this.page.keyboard.type(text)
  }

  /** Tabs through the rest of the page and out at its end: nothing traps the focus. Resolves to the number of stops. */
  async tabToTheEnd(): Promise<number> {
    for (let stops = 0; stops < MAX_STOPS; stops++) if ((await this.tab()) === 'end') return stops
    throw new Error('The focus does not leave the page.')
  }

  /** Presses Tab, and checks the new focus. */
  private async tab(): Promise<'next' | 'end'> {
    const before = await this.page.evaluateHandle(() => document.activeElement)
    expect(await before.evaluate(isLost), 'What had the focus is gone, and nothing has it now.').toBe(false)
    await this.page.keyboard.press('Tab')
    const isFurther = await before.evaluate(isFurtherNow)
    await before.dispose()
    if (!isFurther) return 'end'
    expect(await this.page.locator(':focus').evaluateAll(findHiddenFocus)).toEqual([])
    return 'next'
  }
}

type Walked = Window & { isUnderWay?: boolean }

/** Runs in the page: whether the focus has left the document. */
function isLost(now: Element | null): boolean {
  const { isUnderWay = false }: Walked = window
  return isUnderWay && (now === null || now === document.body)
}

/** Runs in the page: whether the focus is further down than before. */
function isFurtherNow(before: Element | null): boolean {
  const { activeElement: now, body } = document
  const isOn = now !== null && now !== body
  const isAfter = !before || before === body || Boolean(now && before.compareDocumentPosition(now) & 4)
  const walked: Walked = window
  walked.isUnderWay = isOn && isAfter
  return isOn && isAfter
}
