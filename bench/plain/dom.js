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

/** The first items of a long list, and a button that brings the rest. */
export function cut(items, isWhole, showRest) {
  const rest = isWhole ? 0 : items.length - 40
  if (rest <= 0) return { shown: items, button: null }
  return {
    shown: items.slice(0, 40),
    button: make('button', { type: 'button', className: 'link', onclick: showRest }, `and ${rest} more`),
  }
}

/** Has a screen reader say a sentence. */
export function announce(sentence) {
  const region = byId('announcer')
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence
}
