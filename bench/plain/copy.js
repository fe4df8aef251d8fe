import { announce, make } from './dom.js'

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor"
  stroke-width="2" stroke-linecap="round" stroke-linejoin="round" class="icon" aria-hidden="true"><rect width="14"
  height="14" x="8" y="8" rx="2" ry="2"></rect><path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"></path>
  </svg>`

/** Makes a button copy the text that `read` gives. */
export function copies(button, what, read) {
  button.insertAdjacentHTML('beforeend', ICON)
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(read())
    announce(`${what} copied`)
  })
}

/** A text in a button that copies it. */
export function makeChip(text) {
  const chip = make('button', { type: 'button', className: 'chip', ariaLabel: `Copy ${text}` }, make('code', {}, text))
  copies(chip, text, () => text)
  return chip
}
