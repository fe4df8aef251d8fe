const VERSION = 1
const NONE: ReadonlySet<string> = new Set()

const listeners = new Set<() => void>()
const cache = new Map<string, { text: string | null; done: ReadonlySet<string> }>()

function keyOf(guide: string): string {
  return `wizard.progress.v${VERSION}.${guide}`
}

/** The ids of the steps that were ticked off in this browser. The same object until something changes. */
export function readProgress(guide: string): ReadonlySet<string> {
  const text = readItem(keyOf(guide))
  const known = cache.get(guide)
  if (known && known.text === text) return known.done
  const done = parseProgress(text)
  cache.set(guide, { text, done })
  return done
}

/** What the server, which knows of no browser, shows. */
export function readNoProgress(): ReadonlySet<string> {
  return NONE
}

/** Ticks a step off, or on again. Where the browser keeps nothing, the tick lasts until the page is left. */
export function setStepDone(guide: string, step: string, isDone: boolean): void {
  const done = new Set(readProgress(guide))
  if (isDone) done.add(step)
  else done.delete(step)
  const text = JSON.stringify([...done])
  try {
    localStorage.setItem(keyOf(guide), text)
    cache.set(guide, { text, done })
  } catch {
    cache.set(guide, { text: readItem(keyOf(guide)), done })
  }
  for (const listener of listeners) listener()
}

/** Calls back when progress changes, in this tab or another one. Returns how to stop. */
export function subscribeToProgress(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function parseProgress(text: string | null): ReadonlySet<string> {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return new Set(Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [])
  } catch {
    return NONE
  }
}
