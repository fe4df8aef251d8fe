import { findField, formOf, hasScopesField, openFields, secretFields } from '../guide/fields'
import type { Field, Guide } from '../guide/schema'
import { findCloud } from '../guide/selection'
import { fixedHosts, isLabel, suffixesOf } from './destination'
import { fieldLabel } from './field-labels'
import { type Finding, isEmail, MAX_INSPECTED_LENGTH, matches, nameOf, wrong } from './finding'
import { type AllValues, type FieldName, textIn } from './form-values'
import { inspectScopes, isScopes } from './inspect-scopes'
import { hasSecret, knownSecret } from './known-secrets'
import { cleanField, isId } from './normalize-input'
import type { QuickFix } from './quick-fix'

/** RFC 6749 appendix A.1 and A.2: the characters of IDs and secrets. */
const PRINTABLE = /^[\x20-\x7e]*$/
/** In a URL these path segments are resolved (RFC 3986 section 5.2.4), and lead to another path. */
const DOTS = /^\.{1,2}$/

/**
 * The errors and warnings about the values of a form, field by field. Empty and too long fields are checked elsewhere.
 * `advised` are scopes that a test of the profile recommended.
 */
export function inspect(guide: Guide, values: AllValues, advised: readonly string[] = []): Finding[] {
  const typed = Object.values(values.secrets)
  return [
    ...(hasSecret(guide, values.name, typed) ? [leaking(guide, 'name')] : []),
    ...guide.fields.flatMap((field) => (field.role === 'scopes' ? [] : inspectField(guide, values, field))),
    ...(hasSecret(guide, values.scopes, typed) ? [leaking(guide, 'scopes')] : inspectScopes(guide, values, advised)),
  ]
}

function inspectField(guide: Guide, values: AllValues, field: Field): Finding[] {
  const { key, label, kind, format, usual, slips } = field
  if (kind === 'select') return []
  const value = cleaned(values, field)
  if (value === '' || value.length > MAX_INSPECTED_LENGTH) return []
  const wrongBox = inspectKnownValue(guide, values, field, value) ?? inspectAddress(guide, values, field, value)
  if (wrongBox) return [wrongBox]
  if ((kind === 'secret' || isId(field)) && !PRINTABLE.test(value)) {
    const odd = [...value].find((letter) => !PRINTABLE.test(letter)) ?? ''
    // No character of a secret is repeated in a message.
    const what = kind === 'secret' ? 'has a character that a secret can’t have' : `can’t contain ${nameOf(odd)}`
    return [refused(key, `The ${label} ${what}. Copy it again.`)]
  }
  const same = fieldsItCannotBe(guide, field).find((other) => cleaned(values, other) === value)
  if (same) return [wrong(key, `The ${label} is the same as the ${same.label}. Copy the right one.`)]
  const slip = slips.find(({ pattern }) => matches(pattern, value))
  if (slip) return [refused(key, slip.otherwise)]
  if (format && !matches(format.pattern, value)) return [refused(key, format.otherwise)]
  if (kind === 'url-part' && !isLabel(value)) {
    const [suffix = ''] = suffixesOf(guide, field)
    const example = suffix === '' ? '' : `, like acme in acme.${suffix}`
    return [refused(key, `The ${label} is one part of an address, of letters, digits and hyphens${example}.`)]
  }
  if (kind !== 'secret' && DOTS.test(value))
    return [refused(key, `“.” and “..” are not valid here. Copy the ${label} again.`)]
  return [
    ...(usual && !matches(usual.pattern, value) ? [warned(key, usual.otherwise)] : []),
    ...inspectIdElsewhere(guide, values, field, value),
  ]
}

function cleaned(values: AllValues, field: Field): string {
  return cleanField(field, textIn(values, field.key)).value
}

/**
 * The fields whose values must not be in this one: earlier IDs; the other fields for a secret, and secrets for other
 * fields.
 */
function fieldsItCannotBe({ fields }: Guide, field: Field): Field[] {
  const earlier = fields.slice(0, fields.indexOf(field))
  const isSecret = field.kind === 'secret'
  const compared = fields.filter(({ kind, role }) => kind !== 'select' && role !== 'scopes')
  return [
    ...(isId(field) ? earlier.filter((other) => other.kind !== 'secret' && isId(other)) : []),
    ...compared.filter(({ kind }) => (kind === 'secret') !== isSecret),
    ...(isSecret ? earlier.filter(({ kind }) => kind === 'secret') : []),
  ]
}

/** A token, or another field's value. */
function inspectKnownValue(guide: Guide, values: AllValues, field: Field, value: string): Finding | null {
  const known = knownSecret(guide, value)
  if (!known) {
    if (isEmail(value) && !mayBeAnything(field, value)) return misplaced(field, 'an e-mail address')
    if (hasScopesField(guide) && isScopes(guide, textIn(values, field.key)))
      return misplaced(field, 'for the Scopes field', [moveTo(guide, values, field.key, 'scopes')])
    const typed = Object.values(values.secrets)
    const isSame = secretFields(guide).some((secret) => cleaned(values, secret) === value)
    const isLeaking = field.kind !== 'secret' && !isSame && hasSecret(guide, value, typed)
    return isLeaking ? leaking(guide, field.key) : null
  }
  if (known.field === field.key) return null
  const home = known.field === undefined ? undefined : findField(guide, known.field)
  if (!home) return misplaced(field, known.name)
  const there = textIn(values, home.key)
  if (home.kind === 'secret' && there !== '' && !isMisplacedIn(guide, field, home, there)) {
    // The value in that box may be a secret too: it must not be shown in another one.
    return misplaced(field, known.name)
  }
  return { ...misplaced(field, known.name), fixes: [moveTo(guide, values, field.key, home.key)] }
}

/** Whether the value in a secret's box is clearly this field's value, and not a secret. */
function isMisplacedIn(guide: Guide, field: Field, secret: Field, typedSecret: string): boolean {
  const { value } = cleanField(field, typedSecret)
  const form = formOf(field)
  const isSecret = hasSecret(guide, value, []) || (secret.usual && matches(secret.usual.pattern, value))
  return form !== undefined && matches(form.pattern, value) && !isSecret
}

/** Whether the field has no known format, or its format accepts this value. */
function mayBeAnything(field: Field, value: string): boolean {
  const form = formOf(field)
  return form ? matches(form.pattern, value) : field.role === undefined && field.kind === 'text'
}

function moveTo(guide: Guide, values: AllValues, from: FieldName, to: FieldName): QuickFix {
  const verb = textIn(values, to).trim() === '' ? 'Move it to' : 'Swap it with'
  return { label: `${verb} ${fieldLabel(guide, to)}`, steps: [{ do: 'move', from, to }] }
}

/** A URL of the provider's console or API, which may contain a field's value. */
function inspectAddress(guide: Guide, values: AllValues, field: Field, value: string): Finding | null {
  const isHere = guide.clouds.some((cloud) => fixedHosts(cloud).some((host) => value.includes(host)))
  if ((!/^[a-z]+:\/\//i.test(value) && !isHere) || mayBeAnything(field, value)) return null
  const taken = openFields(guide)
    .map((home) => ({ home, found: valueInAddress(guide, home, value) }))
    .find(({ home, found }) => found !== null && (home.key === field.key || textIn(values, home.key) === ''))
  const address = misplaced(field, 'an address')
  if (!taken || taken.found === null) return address
  const { home, found } = taken
  const cloud = guide.clouds.find((each) =>
    fixedHosts(each).some(
      (host) => value.includes(`//${host}`) || value.startsWith(host) || value.includes(`.${host}`),
    ),
  )
  const isOtherCloud = cloud && cloud.id !== findCloud(guide, values.cloud).id
  const take: QuickFix = {
    label: `Take ${home.label} ${found} from it${isOtherCloud ? `, and ${cloud.label}` : ''}`,
    steps: [
      { do: 'clear', field: field.key },
      { do: 'set', field: home.key, value: found },
      ...(isOtherCloud ? [{ do: 'set' as const, field: 'cloud', value: cloud.id }] : []),
    ],
  }
  return { ...address, message: `This is an address with the ${home.label} in it.`, fixes: [take] }
}

/** A field's value within a URL; null if there is none. */
function valueInAddress(guide: Guide, field: Field, address: string): string | null {
  if (field.kind === 'url-part') {
    const bare = address.replace(/^[a-z]+:\/\//i, '').split(/[/?#:]/)[0] ?? ''
    const suffix = suffixesOf(guide, field).find((each) => bare.toLowerCase().endsWith(`.${each}`))
    const label = suffix === undefined ? '' : bare.slice(0, -suffix.length - 1)
    return isLabel(label) ? label : null
  }
  return field.inAddress === undefined ? null : (new RegExp(field.inAddress, 'u').exec(address)?.[0] ?? null)
}

/** If the box of an ID is empty, a value in its format may be that ID. */
function inspectIdElsewhere(guide: Guide, values: AllValues, field: Field, value: string): Finding[] {
  // A secret may have any format.
  const isLikeSecret = field.usual === undefined || matches(field.usual.pattern, value)
  return openFields(guide).flatMap((to): Finding[] => {
    const form = to.format ?? (field.kind === 'secret' && !isLikeSecret ? to.usual : undefined)
    if (to.key === field.key || textIn(values, to.key).trim() !== '' || !form || !matches(form.pattern, value))
      return []
    const message = `${to.label} is empty. Is this the ${to.label}?`
    return [{ ...warned(field.key, message), fixes: [moveTo(guide, values, field.key, to.key)] }]
  })
}

function refused(field: FieldName, message: string): Finding {
  return { field, level: 'error', message, fixes: [] }
}

function warned(field: FieldName, message: string): Finding {
  return { field, level: 'warning', message, fixes: [] }
}

/** A secret is not repeated in the message. */
function leaking(guide: Guide, field: FieldName): Finding {
  return wrong(field, `There is a secret in “${fieldLabel(guide, field)}”. Secrets belong in their own box only.`)
}

/** The message names the field too, because the summary shows it without its box. */
function misplaced({ key, label }: Field, what: string, fixes: readonly QuickFix[] = []): Finding {
  return wrong(key, `This is ${what}, not the ${label}.`, fixes)
}
