import { announce } from './announce'

const GAP = 4

/**
 * For browsers that refuse to copy: shows the text beside the button, selected, so that Ctrl+C copies it. It lies over
 * the page, which stays as it is, and goes with Esc, a click elsewhere, or once the text is copied.
 * @param what What the text is, for "… copied".
 */
export function copyByHand(text: string, what: string, button: HTMLElement): void {
  const box = document.createElement('div')
  const label = document.createElement('label')
  const field = document.createElement('textarea')
  box.className = 'copy-by-hand'
  box.popover = 'auto'
  label.textContent =
    'The browser did not allow copying. Press Ctrl+C (⌘C on a Mac), or use the menu of the selected text.'
  field.readOnly = true
  field.translate = false
  field.value = text
  label.append(field)
  box.append(label)
  box.addEventListener('toggle', ({ newState }) => {
    if (newState === 'closed') box.remove()
  })
  field.addEventListener('copy', () => {
    announce(`${what} copied`)
    // After the browser has read the selection.
    setTimeout(() => box.hidePopover())
  })
  button.after(box)
  box.showPopover()
  place(box, button.getBoundingClientRect())
  field.focus({ preventScroll: true })
  field.select()
}

/** Below the button, or above it where there is no room; never beyond the window's sides. */
function place(box: HTMLElement, button: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = box
  const left = Math.max(GAP, Math.min(button.left, document.documentElement.clientWidth - width - GAP))
  const isRoomBelow = button.bottom + GAP + height <= innerHeight || button.top - GAP - height < 0
  const top = isRoomBelow ? button.bottom + GAP : button.top - GAP - height
  box.style.left = `${left + scrollX}px`
  box.style.top = `${top + scrollY}px`
}
