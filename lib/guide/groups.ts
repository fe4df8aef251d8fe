import { memoizeByObject } from '../memoize-by-object'
import { shortId } from './action-list'
import type { Action, Guide } from './schema'

/** Actions on one kind of object, like users or budgets. */
export interface ActionGroup {
  id: string
  label: string
  /** A note about all of them; null for most. */
  note: string | null
  actions: readonly Action[]
}

type Catalogue = Pick<Guide, 'actions' | 'actionPrefix'>

/** The id prefix of StackOne's unified actions, which every connector of a category has. */
const UNIFIED = 'unified'
const UNIFIED_NOTE = 'Unified actions return StackOne’s common format, the same for every connector.'
const UNIFIED_LABEL = 'Unified'

const VERBS: ReadonlySet<string> = new Set(
  'list get create update delete add remove assign download upload search find send set run cancel archive restore enable disable move copy replace upsert bulk batch count describe execute export import invite launch publish or'.split(
    ' ',
  ),
)

/**
 * The catalogue by object, in its order. The object is the id without its verbs: `list_budgets` and `delete_budget` are
 * both about budgets. An object with another one's name at its beginning, like `group_member`, is part of that one.
 */
export const actionGroups = memoizeByObject((guide: Catalogue): readonly ActionGroup[] => {
  const byObject = new Map<string, Action[]>()
  for (const action of guide.actions) {
    const object = objectOf(shortId(guide, action.id))
    const known = byObject.get(object)
    if (known) known.push(action)
    else byObject.set(object, [action])
  }
  const objects = [...byObject.keys()]
  const groups = new Map<string, Action[]>()
  for (const [object, actions] of byObject) {
    const root = rootOf(object, objects)
    groups.set(root, [...(groups.get(root) ?? []), ...actions])
  }
  return [...groups].map(([id, actions]) => ({
    id,
    label: id === UNIFIED ? UNIFIED_LABEL : labelOf(actions),
    note: id === UNIFIED ? UNIFIED_NOTE : null,
    actions,
  }))
})

/** The words of an id after its verbs, in the singular, with `_` between. */
function objectOf(id: string): string {
  const words = id
    .toLowerCase()
    .split(/[_.-]+/)
    .filter(Boolean)
  if (words[0] === UNIFIED) return UNIFIED
  const first = words.findIndex((word) => !VERBS.has(word))
  const object = first === -1 ? words : words.slice(first)
  return object.map(singular).join('_')
}

/** The shortest object that this one begins with: users may have groups, and groups have members. */
function rootOf(object: string, objects: readonly string[]): string {
  return objects
    .filter((each) => object === each || object.startsWith(`${each}_`))
    .reduce((shortest, each) => (each.length < shortest.length ? each : shortest), object)
}

function singular(word: string): string {
  if (/(?:ss|us|is|ws)$/.test(word) || word.length < 4) return word
  return word.replace(/ies$/, 'y').replace(/s$/, '')
}

/** Named like the action that lists them, or else the first action. */
function labelOf(actions: readonly Action[]): string {
  const labels = actions.map(({ label }) => label.split(' '))
  const list = labels.filter(([verb]) => verb === 'List').sort((one, other) => one.length - other.length)[0]
  const words = list ?? labels[0] ?? []
  const first = words.findIndex((word) => !VERBS.has(word.toLowerCase()))
  return words.slice(Math.max(0, first)).join(' ')
}
