/** A value beside React's tree, for parts of a page that render only when something they show has changed. */
export interface Store<Value> {
  read: () => Value
  set: (value: Value) => void
  /** Calls back when the value changes. Returns how to stop. */
  subscribe: (listener: () => void) => () => void
}

export function createStore<Value>(first: Value): Store<Value> {
  const listeners = new Set<() => void>()
  let value = first
  return {
    read: () => value,
    set: (next) => {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
