/** A value outside React's tree, so that a component renders only when the part it shows has changed. */
export interface Store<Value> {
  read: () => Value
  set: (value: Value) => void
  /** Calls back when the value changes. Returns a function that stops. */
  subscribe: (listener: () => void) => () => void
  /** The same, called once the frame with the other listeners' changes is painted. */
  subscribeLater: (listener: () => void) => () => void
}

export function createStore<Value>(first: Value): Store<Value> {
  const listeners = new Set<() => void>()
  const laterListeners = new Set<() => void>()
  let value = first
  let isWaiting = false
  const tellLater = () => {
    isWaiting = false
    for (const listener of laterListeners) listener()
  }
  return {
    read: () => value,
    set: (next) => {
      value = next
      for (const listener of listeners) listener()
      if (!isWaiting) afterPaint(tellLater)
      isWaiting = true
    },
    subscribe: (listener) => subscribeTo(listeners, listener),
    subscribeLater: (listener) => subscribeTo(laterListeners, listener),
  }
}

function subscribeTo(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Calls back after the next frame is painted, so that visible changes come first. A hidden tab waits until it is shown.
 */
function afterPaint(callback: () => void): void {
  requestAnimationFrame(() => setTimeout(callback))
}
