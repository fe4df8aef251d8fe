/** The element with that id. */
export function byId(id) {
  return document.getElementById(id)
}

/** A new element with these children. */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

/** Sets a text, when it is another one. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}

/** The first items of a long list, and a button that shows and hides the rest. */
export function cut(items, isWhole, toggle) {
  const rest = items.length - 40
  if (rest <= 0) return { shown: items, button: null }
  const properties = { type: 'button', className: 'link', ariaExpanded: `${isWhole}`, onclick: toggle }
  return {
    shown: isWhole ? items : items.slice(0, 40),
    button: make('button', properties, isWhole ? 'show fewer' : `and ${rest} more`),
  }
}

/** A count with its noun. */
export function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

const pending = []

/** Has a screen reader say a sentence. Sentences of one moment are said together. */
export function announce(sentence) {
  pending.push(sentence)
  if (pending.length > 1) return
  setTimeout(() => {
    const text = pending.splice(0).join(' ')
    const region = byId('announcer')
    region.textContent = region.textContent === text ? `${text}\u00a0` : text
  }, 50)
}
