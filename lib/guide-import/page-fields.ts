import type { ListItem, RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { Field } from '../guide/schema'
import { oneLine } from './one-line'
import { boldIn, nodesIn, textsOf } from './page-texts'
import type { GuidePage, PageStep } from './read-page'

/** A field of StackOne's form, as far as the page describes it. */
export interface PageField {
  label: string
  isOptional: boolean
}

const FILL_IN = /fill (?:out|in) the (?:fields|form|following)|enter the following|following (?:fields|details|values)/i
const FIELD_IN_TEXT = /\b(?:into|in) the (.{1,60}?) field\b/gi

/** The fields of StackOne's form, in their order. */
export function pageFields(page: GuidePage): PageField[] {
  const stackone = page.sections.filter(({ part }) => part === 'stackone')
  const contents = stackone.flatMap(({ intro, steps }) => [...intro, ...steps.flatMap(({ content }) => content)])
  const listed = contents.flatMap(nestedFields)
  return unique(listed.length > 0 ? listed : fieldsInText(page))
}

/** The list below “Fill out the fields …”. */
function nestedFields(node: RootContent): PageField[] {
  const items = nodesIn(node).filter((each): each is ListItem => each.type === 'listItem')
  return items.flatMap((item) => {
    const [first, ...rest] = item.children
    if (!first || !FILL_IN.test(plainText(first))) return []
    return rest.flatMap((each) => (each.type === 'list' ? each.children.flatMap(fieldOfItem) : []))
  })
}

function fieldOfItem(item: ListItem): PageField[] {
  const [label = plainText(item)] = boldIn(item)
  const text = plainText(item)
  const clean = oneLine(label)
    .replace(/\(optional\)/i, '')
    .replace(/[:：]\s*$/, '')
    .trim()
  return clean === '' ? [] : [{ label: clean, isOptional: /\boptional\b/i.test(text) }]
}

/** “… paste it into the **API Token** field”: the only mention if there is no list. */
function fieldsInText(page: GuidePage): PageField[] {
  return textsOf(page).flatMap(({ text, node }) => {
    const bold = boldIn(node)
    return [...text.matchAll(FIELD_IN_TEXT)].flatMap(([, label = '']) => {
      const found = bold.find((each) => each.toLowerCase() === label.trim().toLowerCase())
      return found ? [{ label: found, isOptional: /\boptional\b/i.test(text) }] : []
    })
  })
}

function unique(fields: readonly PageField[]): PageField[] {
  const seen = new Set<string>()
  return fields.filter(({ label }) => {
    const name = label.toLowerCase()
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

/** The kind and role of a field, by its name. */
export function kindOf(label: string): Partial<Pick<Field, 'kind' | 'role'>> {
  const name = label.toLowerCase()
  if (/\bscopes?$/.test(name)) return { role: 'scopes' }
  if (/^(?:oauth )?(?:client|consumer|app(?:lication)?) secret\b/.test(name))
    return { kind: 'secret', role: 'client-secret' }
  if (/^(?:oauth )?(?:client|application \(client\)|app(?:lication)?) id\b|^consumer key\b/.test(name))
    return { role: 'client-id' }
  if (/^(?:account|tenant|directory|organi[sz]ation)(?: \(tenant\))? id$/.test(name)) return { role: 'account' }
  const isSecret =
    /\b(?:secret|token|password|passphrase|credential)\b|\b(?:api|access|private|admin|signing|service account|security) key\b|^key$/
  return isSecret.test(name) && !/\b(?:id|url|name)$/.test(name) ? { kind: 'secret' } : {}
}

/** A field's key: its label in one word, in camel case. */
export function keyOfLabel(label: string, taken: ReadonlySet<string>): string {
  const words = label
    .replace(/\(.*?\)/g, ' ')
    .normalize('NFKD')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
  const camel = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  const base = /^[a-z]/.test(camel) ? camel.slice(0, 36) : `field${camel.slice(0, 30)}`
  let key = base
  for (let number = 2; taken.has(key.toLowerCase()); number += 1) key = `${base}${number}`
  return key
}

/** The provider's step that tells how to get a field's value; undefined if there is none. */
export function stepOfField(steps: readonly (PageStep & { id: string })[], label: string): string | undefined {
  const name = label
    .replace(/\(.*?\)/g, ' ')
    .trim()
    .toLowerCase()
  const inTitle = steps.find(({ title }) => title.toLowerCase().includes(name))
  const inBold = steps.find(({ content }) =>
    content.some((node) => boldIn(node).some((bold) => bold.toLowerCase() === name)),
  )
  const inText = steps.find(({ content }) => content.some((node) => plainText(node).toLowerCase().includes(name)))
  return (inTitle ?? inBold ?? inText)?.id
}
