import { formOf, hasScopesField, openFields } from '../guide/fields'
import type { Field, Guide } from '../guide/schema'
import { type Finding, isEmail, MAX_INSPECTED_LENGTH, matches, wrong } from './finding'
import { type AllValues, textIn } from './form-values'
import { cleanId, isId } from './normalize-input'
import type { QuickFix } from './quick-fix'
import { compareScopes, inScopeOrder, parseScopes, requestedScopes } from './scopes-field'

/**
 * The errors and warnings about the Scopes field. `advised` are scopes that a test of the profile recommended: they are
 * not called unneeded.
 */
export function inspectScopes(guide: Guide, values: AllValues, advised: readonly string[]): Finding[] {
  if (values.scopes.length > MAX_INSPECTED_LENGTH || !hasScopesField(guide)) return []
  const listed = parseScopes(values.scopes)
  const known = knownScopes(guide)
  const strange = listed.filter((scope) => !known.has(scope))
  const misfilled = strange.map((scope) => inspectStrange(guide, values, listed, scope)).find((finding) => finding)
  if (misfilled) return [misfilled]
  const unknown = strange.filter((scope) => !advised.includes(scope))
  const named = unknown.map((scope) => `“${scope}”`).join(', ')
  return [
    ...(unknown.length > 0
      ? [
          warnScopes(`This guide does not know ${named}. Check the spelling.`, [
            removeScopes(guide, listed, unknown, neededBy(guide, values)),
          ]),
        ]
      : []),
    ...inspectDifference(guide, values, listed, [...unknown, ...advised]),
  ]
}

/** Whether a text is nothing but scopes of the guide. */
export function isScopes(guide: Guide, text: string): boolean {
  const known = knownScopes(guide)
  const listed = parseScopes(text)
  return listed.length > 0 && listed.every((scope) => known.has(scope))
}

function knownScopes({ scopes, offlineAccess, actions }: Guide): ReadonlySet<string> {
  return new Set([
    ...scopes.map(({ id }) => id),
    ...(offlineAccess ? [offlineAccess.scope] : []),
    ...actions.flatMap(({ documentedScope }) => documentedScope ?? []),
  ])
}

/** The field that a value in Scopes belongs to; null if it may be a scope. */
function inspectStrange(guide: Guide, values: AllValues, listed: readonly string[], strange: string): Finding | null {
  const what = whatElse(guide, values, strange)
  if (!what) return null
  const isAlone = listed.length === 1
  const moves = isAlone ? idsOf(guide).flatMap((field) => movesTo(guide, values, field, strange)) : []
  const message = isAlone ? `This is ${what}, not a list of scopes.` : `“${strange}” is ${what}, not a scope.`
  const remove = removeScopes(guide, listed, [strange], neededBy(guide, values))
  return { ...wrong('scopes', message), fixes: [...moves, remove] }
}

/** The fields whose values a password manager may fill into any box. */
function idsOf(guide: Guide): Field[] {
  return openFields(guide).filter(isId)
}

/** The quick fix that moves an ID to its box, if that is empty or has the scopes. */
function movesTo(guide: Guide, values: AllValues, field: Field, id: string): QuickFix[] {
  const there = textIn(values, field.key)
  const isEmpty = there.trim() === ''
  if (!hasFormOf(field, id) || !(isEmpty || isScopes(guide, there))) return []
  const label = `${isEmpty ? 'Move it to' : 'Swap it with'} ${field.label}`
  return [{ label, steps: [{ do: 'move', from: 'scopes', to: field.key }] }]
}

function whatElse(guide: Guide, values: AllValues, text: string): string | null {
  const ids = idsOf(guide)
  const same = ids.find(({ key }) => cleanId(textIn(values, key)).value.toLowerCase() === text.toLowerCase())
  if (same) return `the ${same.label}`
  if (isEmail(text)) return 'an e-mail address'
  // Some providers' scopes are URLs.
  const hasAddresses = [...knownScopes(guide)].some((scope) => scope.includes('://'))
  if (/^[a-z]+:\/\//i.test(text) && !hasAddresses) return 'an address'
  return ids.some((field) => hasFormOf(field, text)) ? 'an ID' : null
}

function hasFormOf(field: Field, text: string): boolean {
  const form = formOf(field)
  return form !== undefined && matches(form.pattern, text)
}

function neededBy(guide: Guide, { actions, scopes }: AllValues): readonly string[] {
  return compareScopes(guide, actions, scopes)?.exact ?? []
}

/** `left`: scopes that are reported elsewhere, or never called unneeded. */
function inspectDifference(guide: Guide, values: AllValues, listed: string[], left: readonly string[]): Finding[] {
  const difference = compareScopes(guide, values.actions, values.scopes)
  const offline = guide.offlineAccess
  if (!difference) {
    const requested = requestedScopes(guide, values.scopes)
    // The meaning of an empty field is unknown if the guide does not give it.
    const isLost = offline && requested.length > 0 && !requested.includes(offline.scope)
    return isLost ? [warnScopes(offline.without, [addScopes(guide, listed, [offline.scope])])] : []
  }
  const exact = difference.exact.join(' ')
  if (listed.length === 0) {
    if (difference.extra.every((scope) => left.includes(scope))) return []
    const message = `Empty means “${guide.defaultScopes.join(' ')}”. The chosen actions need only “${exact}”.`
    return [warnScopes(message, [{ label: `Ask for ${exact}`, steps: [{ do: 'set', field: 'scopes', value: exact }] }])]
  }
  const extra = difference.extra.filter((scope) => !left.includes(scope))
  return [
    ...(difference.missing.length > 0
      ? [
          warnScopes(`The chosen actions need ${difference.missing.join(' ')} too.`, [
            addScopes(guide, listed, difference.missing),
          ]),
        ]
      : []),
    ...(extra.length > 0
      ? [
          warnScopes(`None of the chosen actions needs ${extra.join(' ')}.`, [
            removeScopes(guide, [...listed, ...neededInstead(guide, difference.exact, extra)], extra, difference.exact),
          ]),
        ]
      : []),
    ...(difference.offlineAccess && offline
      ? [warnScopes(offline.without, [addScopes(guide, listed, [difference.offlineAccess])])]
      : []),
  ]
}

/** Without the broad scope that covered them, the needed scopes have to be listed. */
function neededInstead(guide: Guide, exact: readonly string[], removed: readonly string[]): readonly string[] {
  return guide.scopes.some(({ id, broad }) => broad && removed.includes(id)) ? exact : []
}

function addScopes(guide: Guide, listed: readonly string[], added: readonly string[]): QuickFix {
  return setScopes(guide, `Add ${added.join(' ')}`, [...listed, ...added])
}

/** Removes scopes. An empty field would ask for the default: then the scopes of the actions replace it. */
function removeScopes(
  guide: Guide,
  scopes: readonly string[],
  removed: readonly string[],
  exact: readonly string[],
): QuickFix {
  const label = `Remove ${removed.join(' ')}`
  const rest = scopes.filter((scope) => !removed.includes(scope))
  if (rest.length > 0) return setScopes(guide, label, rest)
  if (exact.length > 0) return setScopes(guide, `Ask for ${exact.join(' ')} instead`, exact)
  return setScopes(guide, `${label}; an empty field means ${guide.defaultScopes.join(' ')}`, [])
}

function setScopes(guide: Guide, label: string, scopes: readonly string[]): QuickFix {
  return { label, steps: [{ do: 'set', field: 'scopes', value: inScopeOrder(guide, scopes).join(' ') }] }
}

function warnScopes(message: string, fixes: readonly QuickFix[]): Finding {
  return { field: 'scopes', level: 'warning', message, fixes }
}
