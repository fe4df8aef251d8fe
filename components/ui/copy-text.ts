import { announce } from './announce'

const GAP = 4

/**
 * Copies text to the clipboard, and announces it.
 * @param what The name of the text, for "… copied".
 * @param button The pressed button. If the browser refuses, the text is shown beside it, to be copied by hand.
 * @returns Whether it was copied.
 */
export async function copyText(text: string, what: string, button: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    announce(`${what} copied`)
    return true
  } catch {
    return copyBySelection(text, what, button)
  }
}

/**
 * Over plain http, except on localhost, browsers have no clipboard API, but can copy a selection. If that is refused
 * too, the selected text stays beside the button, so that Ctrl+C copies it. It overlays the page without moving it, and
 * disappears with Esc, with a click elsewhere, or once it is copied.
 */
function copyBySelection(text: string, what: string, button: HTMLElement): boolean {
  const box = document.createElement('div')
  const label = document.createElement('label')
  const field = document.createElement('textarea')
  box.className =
    'fixed inset-auto w-88 max-w-[calc(100vw-2.5rem)] rounded-md border border-s-3 border-edge border-s-warn bg-panel px-3 py-2.5 text-xs text-ink'
  box.popover = 'auto'
  label.textContent = 'The browser did not allow copying. Press Ctrl+C (⌘C on a Mac).'
  field.className =
    'mt-1.5 field-sizing-content max-h-32 w-full rounded-md border border-line bg-sunken px-2 py-1.5 font-mono'
  field.readOnly = true
  field.value = text
  label.append(field)
  box.append(label)
  box.ontoggle = ({ newState }) => {
    if (newState === 'closed') box.remove()
  }
  field.oncopy = () => {
    announce(`${what} copied`)
    // After the browser has read the selection.
    setTimeout(() => box.hidePopover())
  }
  button.after(box)
  box.showPopover()
  // Below the button, or above it if there is no room; within the window.
  const { left, top, bottom } = button.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = box
  const below = bottom + GAP
  const y = below + offsetHeight > innerHeight ? top - GAP - offsetHeight : below
  box.style.left = `${Math.min(left, document.body.clientWidth - offsetWidth - GAP)}px`
  box.style.top = `${Math.max(GAP, y)}px`
  field.focus({ preventScroll: true })
  field.select()
  const isCopied = document.execCommand('copy')
  if (isCopied) box.hidePopover()
  return isCopied
}
