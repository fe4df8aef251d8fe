import type { Cloud, Guide, ProviderFieldName } from '../guide/schema'
import { findCloud } from '../guide/selection'
import { cleanId, cleanSecret } from './clean'
import { fieldLabel } from './field-labels'
import type { FieldName } from './form-values'
import { hasSecret, knownSecret } from './known-secrets'
import type { AllValues, Mend } from './mend'
import { compareScopes, inScopeOrder, parseScopes, requestedScopes } from './scopes-field'

/** Something about a field that the admin should know. An `error` stops the form, a `warning` does not. */
export interface Finding {
  field: FieldName
  level: 'error' | 'warning'
  message: string
  mends: readonly Mend[]
}

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/
/** What is longer is refused for that alone. */
const LONGEST_INSPECTED = 4000
/** RFC 6749 appendix A.1 and A.2: what IDs and secrets are made of. */
const PRINTABLE = /^[\x20-\x7e]*$/
/** In an address such a part is a step (RFC 3986 section 5.2.4), and leads to another one. */
const DOTS = /^\.{1,2}$/
/** Which other field a value of a field cannot be. */
const SAME_AS: Readonly<Record<ProviderFieldName, readonly ProviderFieldName[]>> = {
  accountId: ['clientSecret'],
  clientId: ['accountId', 'clientSecret'],
  clientSecret: ['accountId', 'clientId'],
}
const PROVIDER_FIELDS: readonly ProviderFieldName[] = ['accountId', 'clientId', 'clientSecret']

/**
 * What is wrong, or odd, about the values of a form, field by field. That a field is empty or too long is not its
 * business.
 */
export function inspect(guide: Guide, values: AllValues): Finding[] {
  return [
    ...(hasSecret(guide, values.name, values.clientSecret) ? [leaking(guide, 'name')] : []),
    ...PROVIDER_FIELDS.flatMap((field) => inspectProviderField(guide, values, field)),
    ...(hasSecret(guide, values.scopes, values.clientSecret)
      ? [leaking(guide, 'scopes')]
      : inspectScopes(guide, values)),
  ]
}

function inspectProviderField(guide: Guide, values: AllValues, field: ProviderFieldName): Finding[] {
  const { label, format, usual } = guide.profile.fields[field]
  const value = field === 'clientSecret' ? cleanSecret(values[field]).value : cleanId(values[field]).value
  if (value === '' || value.length > LONGEST_INSPECTED) return []
  const wrongBox = inspectKnownValue(guide, values, field, value) ?? inspectAddress(guide, values, field, value)
  if (wrongBox) return [wrongBox]
  if (!PRINTABLE.test(value)) {
    const odd = [...value].find((letter) => !PRINTABLE.test(letter)) ?? ''
    const message = `${label} has a character that none has: “${field === 'clientSecret' ? '…' : odd}”. Copy it again.`
    return [{ field, level: 'error', message, mends: [] }]
  }
  const sameAs = SAME_AS[field].find((other) => cleanId(values[other]).value === value)
  if (sameAs) {
    const message = `The ${label} is the same as the ${guide.profile.fields[sameAs].label}. Copy the right one.`
    return [wrong(field, message)]
  }
  if (format && !matches(format.pattern, value)) {
    return [{ field, level: 'error', message: format.otherwise, mends: [] }]
  }
  if (field !== 'clientSecret' && DOTS.test(value)) {
    return [{ field, level: 'error', message: `“.” and “..” are no ${label}. Copy it again.`, mends: [] }]
  }
  const warnings = usual && !matches(usual.pattern, value) ? [usual.otherwise] : []
  return [
    ...warnings.map((message): Finding => ({ field, level: 'warning', message, mends: [] })),
    ...inspectAccountIdElsewhere(guide, values, field, value),
  ]
}

/** A token, or a value that another field is for. */
function inspectKnownValue(guide: Guide, values: AllValues, field: ProviderFieldName, value: string): Finding | null {
  const known = knownSecret(guide, value)
  if (!known) {
    if (EMAIL.test(value) && !value.includes('://')) return misplaced(guide, field, 'an e-mail address')
    const isSame = value === cleanSecret(values.clientSecret).value
    const isLeaking = field !== 'clientSecret' && !isSame && hasSecret(guide, value, values.clientSecret)
    return isLeaking ? leaking(guide, field) : null
  }
  if (known.field === field) return null
  const { field: home } = known
  if (!home) return misplaced(guide, field, known.name)
  const move: Mend = {
    label: `Move it to ${guide.profile.fields[home].label}`,
    steps: [{ do: 'move', from: field, to: home }],
  }
  return { ...misplaced(guide, field, known.name), mends: [move] }
}

/** An address of the provider's console or API, which may have the account ID in it. */
function inspectAddress(guide: Guide, values: AllValues, field: ProviderFieldName, value: string): Finding | null {
  const isHere = guide.clouds.some((cloud) => hostsOf(cloud).some((host) => value.includes(host)))
  if (!/^[a-z]+:\/\//i.test(value) && !isHere) return null
  const { accountIdInAddress } = guide.profile
  const accountId = accountIdInAddress && new RegExp(accountIdInAddress, 'u').exec(value)?.[0]
  const cloud = guide.clouds.find((each) =>
    hostsOf(each).some((host) => value.includes(`//${host}`) || value.startsWith(host)),
  )
  const address = misplaced(guide, field, 'an address')
  if (!accountId || (field !== 'accountId' && values.accountId !== '')) return address
  const { label } = guide.profile.fields.accountId
  const isOtherCloud = cloud && cloud.id !== findCloud(guide, values.cloud).id
  const take: Mend = {
    label: `Take ${label} ${accountId} from it${isOtherCloud ? `, and ${cloud.label}` : ''}`,
    steps: [
      { do: 'clear', field },
      { do: 'set', field: 'accountId', value: accountId },
      ...(isOtherCloud ? [{ do: 'set' as const, field: 'cloud' as const, value: cloud.id }] : []),
    ],
  }
  return { ...address, message: `This is an address with the ${label} in it.`, mends: [take] }
}

function hostsOf({ host, apiHost = host }: Cloud): readonly string[] {
  return [host, apiHost]
}

/** With the account ID's box empty, a value of its form may be the account ID. */
function inspectAccountIdElsewhere(
  guide: Guide,
  values: AllValues,
  field: ProviderFieldName,
  value: string,
): Finding[] {
  const { format, label } = guide.profile.fields.accountId
  if (field === 'accountId' || values.accountId.trim() !== '' || !format || !matches(format.pattern, value)) return []
  const move: Mend = { label: `Move it to ${label}`, steps: [{ do: 'move', from: field, to: 'accountId' }] }
  const message = `${label} is empty. Is this the ${label}?`
  return [{ field, level: 'warning', message, mends: [move] }]
}

function inspectScopes(guide: Guide, values: AllValues): Finding[] {
  if (values.scopes.length > LONGEST_INSPECTED) return []
  const listed = parseScopes(values.scopes)
  const known = new Set(guide.scopes.map(({ id }) => id))
  if (guide.offlineAccess) known.add(guide.offlineAccess.scope)
  for (const { documentedScope } of guide.actions) if (documentedScope) known.add(documentedScope)
  const unknown = listed.filter((scope) => !known.has(scope))
  const named = unknown.map((scope) => `“${scope}”`).join(', ')
  return [
    ...(unknown.length > 0
      ? [
          warnScopes(`This guide does not know ${named}. Check the spelling.`, [
            removeScopes(guide, listed, unknown, compareScopes(guide, values.actions, values.scopes)?.exact ?? []),
          ]),
        ]
      : []),
    ...inspectDifference(guide, values, listed, unknown),
  ]
}

function inspectDifference(guide: Guide, values: AllValues, listed: string[], unknown: string[]): Finding[] {
  const difference = compareScopes(guide, values.actions, values.scopes)
  const offline = guide.offlineAccess
  if (!difference) {
    const isLost = offline && !requestedScopes(guide, values.scopes).includes(offline.scope)
    return isLost ? [warnScopes(offline.without, [addScopes(guide, listed, [offline.scope])])] : []
  }
  const exact = difference.exact.join(' ')
  if (listed.length === 0) {
    if (difference.extra.length === 0) return []
    const message = `Empty means “${guide.defaultScopes.join(' ')}”. The chosen actions need only “${exact}”.`
    return [warnScopes(message, [{ label: `Ask for ${exact}`, steps: [{ do: 'set', field: 'scopes', value: exact }] }])]
  }
  const extra = difference.extra.filter((scope) => !unknown.includes(scope))
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

/** Without a broad scope that covered them, the needed ones have to be there themselves. */
function neededInstead(guide: Guide, exact: readonly string[], removed: readonly string[]): readonly string[] {
  return guide.scopes.some(({ id, broad }) => broad && removed.includes(id)) ? exact : []
}

function addScopes(guide: Guide, listed: readonly string[], added: readonly string[]): Mend {
  return setScopes(guide, `Add ${added.join(' ')}`, [...listed, ...added])
}

/** Without some of its scopes. An empty field would ask for the default: then for what the actions need instead. */
function removeScopes(
  guide: Guide,
  scopes: readonly string[],
  removed: readonly string[],
  exact: readonly string[],
): Mend {
  const label = `Remove ${removed.join(' ')}`
  const rest = scopes.filter((scope) => !removed.includes(scope))
  if (rest.length > 0) return setScopes(guide, label, rest)
  if (exact.length > 0) return setScopes(guide, `Ask for ${exact.join(' ')} instead`, exact)
  return setScopes(guide, `${label}; an empty field means ${guide.defaultScopes.join(' ')}`, [])
}

function setScopes(guide: Guide, label: string, scopes: readonly string[]): Mend {
  return { label, steps: [{ do: 'set', field: 'scopes', value: inScopeOrder(guide, scopes).join(' ') }] }
}

function warnScopes(message: string, mends: readonly Mend[]): Finding {
  return { field: 'scopes', level: 'warning', message, mends }
}

/** Not named further: what is a secret is not repeated. */
function leaking(guide: Guide, field: FieldName): Finding {
  return wrong(field, `There is a secret in “${fieldLabel(guide, field)}”. Secrets belong in their own box only.`)
}

/** Names the field too: at the head of the page it is read without its box. */
function misplaced(guide: Guide, field: ProviderFieldName, what: string): Finding {
  return wrong(field, `This is ${what}, not the ${guide.profile.fields[field].label}.`)
}

function wrong(field: FieldName, message: string): Finding {
  return { field, level: 'error', message, mends: [{ label: 'Empty this box', steps: [{ do: 'clear', field }] }] }
}

function matches(source: string, value: string): boolean {
  return new RegExp(source, 'u').test(value)
}
