const VERSION = 2
/** How many choices of a guide are remembered; the one ticked longest ago is dropped first. */
const MAX_CHOICES = 20
const NONE: ReadonlySet<string> = new Set()

type Progress = ReadonlyMap<string, ReadonlySet<string>>

const listeners = new Set<() => void>()
const cache = new Map<string, { text: string | null; progress: Progress }>()

function itemName(guide: string): string {
  return `wizard.progress.v${VERSION}.${guide}`
}

/** The ids of the steps that were ticked off in this browser for one choice of a guide. The same object until it changes. */
export function readProgress(guide: string, choice: string): ReadonlySet<string> {
  return readAll(guide).get(choice) ?? NONE
}

/** The snapshot on the server, which has no browser storage. */
export function readNoProgress(): ReadonlySet<string> {
  return NONE
}

/** Ticks a step off, or clears its tick. If the browser stores nothing, the tick lasts until the page is left. */
export function setStepDone(guide: string, choice: string, step: string, isDone: boolean): void {
  const done = new Set(readProgress(guide, choice))
  if (isDone) done.add(step)
  else done.delete(step)
  write(guide, choice, done)
}

/** Clears the ticks of one choice. */
export function clearProgress(guide: string, choice: string): void {
  write(guide, choice, NONE)
}

/** Calls back when progress changes, in this tab or another one. Returns a function that stops. */
export function subscribeToProgress(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

function write(guide: string, choice: string, done: ReadonlySet<string>): void {
  const others = [...readAll(guide)].filter(([key]) => key !== choice)
  const kept = [...others, [choice, done] as const].filter(([, steps]) => steps.size > 0).slice(-MAX_CHOICES)
  const progress = new Map(kept)
  const text = JSON.stringify(kept.map(([key, steps]) => [key, [...steps]]))
  try {
    localStorage.setItem(itemName(guide), text)
    cache.set(guide, { text, progress })
  } catch {
    cache.set(guide, { text: readItem(guide), progress })
  }
  for (const listener of listeners) listener()
}

function readAll(guide: string): Progress {
  const text = readItem(guide)
  const known = cache.get(guide)
  if (known && known.text === text) return known.progress
  const progress = parse(text)
  cache.set(guide, { text, progress })
  return progress
}

function readItem(guide: string): string | null {
  try {
    return localStorage.getItem(itemName(guide))
  } catch {
    return null
  }
}

function parse(text: string | null): Progress {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    const entries = Array.isArray(value) ? value : []
    return new Map(
      entries.flatMap((entry: unknown): [string, ReadonlySet<string>][] => {
        const [choice, steps] = Array.isArray(entry) ? entry : []
        if (typeof choice !== 'string' || !Array.isArray(steps)) return []
        return [[choice, new Set(steps.filter((id) => typeof id === 'string'))]]
      }),
    )
  } catch {
    return new Map()
  }
}
