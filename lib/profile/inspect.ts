import type { Cloud, Guide, ProviderFieldName } from '../guide/schema'
import { findCloud } from '../guide/selection'
import { cleanId, cleanSecret } from './clean'
import { fieldLabel } from './field-labels'
import { type Finding, isEmail, LONGEST_INSPECTED, matches, nameOf, wrong } from './finding'
import type { FieldName } from './form-values'
import { inspectScopes, isScopes } from './inspect-scopes'
import { hasSecret, knownSecret } from './known-secrets'
import type { AllValues, Mend } from './mend'

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
 * business. `advised` are scopes that a test of the profile said to ask for.
 */
export function inspect(guide: Guide, values: AllValues, advised: readonly string[] = []): Finding[] {
  return [
    ...(hasSecret(guide, values.name, values.clientSecret) ? [leaking(guide, 'name')] : []),
    ...PROVIDER_FIELDS.flatMap((field) => inspectProviderField(guide, values, field)),
    ...(hasSecret(guide, values.scopes, values.clientSecret)
      ? [leaking(guide, 'scopes')]
      : inspectScopes(guide, values, advised)),
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
    // Of a secret not even one character is repeated.
    const what = field === 'clientSecret' ? 'has a character that a secret can’t have' : `can’t contain ${nameOf(odd)}`
    const message = `The ${label} ${what}. Copy it again.`
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
    ...inspectIdElsewhere(guide, values, field, value),
  ]
}

/** A token, or a value that another field is for. */
function inspectKnownValue(guide: Guide, values: AllValues, field: ProviderFieldName, value: string): Finding | null {
  const known = knownSecret(guide, value)
  if (!known) {
    if (isEmail(value)) return misplaced(guide, field, 'an e-mail address')
    if (isScopes(guide, values[field]))
      return misplaced(guide, field, 'for the Scopes field', [moveTo(guide, values, field, 'scopes')])
    const isSame = value === cleanSecret(values.clientSecret).value
    const isLeaking = field !== 'clientSecret' && !isSame && hasSecret(guide, value, values.clientSecret)
    return isLeaking ? leaking(guide, field) : null
  }
  if (known.field === field) return null
  const { field: home } = known
  if (!home) return misplaced(guide, field, known.name)
  if (home === 'clientSecret' && values.clientSecret !== '' && !isMisplacedIn(guide, field, values.clientSecret)) {
    // What is in that box may be a secret too: it is not to be shown in another one.
    return misplaced(guide, field, known.name)
  }
  return { ...misplaced(guide, field, known.name), mends: [moveTo(guide, values, field, home)] }
}

/** Whether what is in the secret's box is plainly a value of this field, and not a secret. */
function isMisplacedIn(guide: Guide, field: ProviderFieldName, typedSecret: string): boolean {
  const { clientSecret, [field]: own } = guide.profile.fields
  const value = cleanId(typedSecret).value
  const form = own.format ?? own.usual
  const isSecret = hasSecret(guide, value, '') || (clientSecret.usual && matches(clientSecret.usual.pattern, value))
  return form !== undefined && matches(form.pattern, value) && !isSecret
}

function moveTo(guide: Guide, values: AllValues, from: ProviderFieldName, to: ProviderFieldName | 'scopes'): Mend {
  const verb = values[to].trim() === '' ? 'Move it to' : 'Swap it with'
  return { label: `${verb} ${fieldLabel(guide, to)}`, steps: [{ do: 'move', from, to }] }
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

/** With the box of an ID empty, a value of its form may be that ID. */
function inspectIdElsewhere(guide: Guide, values: AllValues, field: ProviderFieldName, value: string): Finding[] {
  const { accountId, clientId, clientSecret } = guide.profile.fields
  const isLikeSecret = clientSecret.usual === undefined || matches(clientSecret.usual.pattern, value)
  const candidates = [
    { to: 'accountId' as const, form: accountId.format },
    // A secret may look like anything.
    { to: 'clientId' as const, form: field === 'clientSecret' && !isLikeSecret ? clientId.usual : undefined },
  ]
  return candidates.flatMap(({ to, form }): Finding[] => {
    if (to === field || values[to].trim() !== '' || !form || !matches(form.pattern, value)) return []
    const { label } = guide.profile.fields[to]
    const message = `${label} is empty. Is this the ${label}?`
    return [{ field, level: 'warning', message, mends: [moveTo(guide, values, field, to)] }]
  })
}

/** Not named further: what is a secret is not repeated. */
function leaking(guide: Guide, field: FieldName): Finding {
  return wrong(field, `There is a secret in “${fieldLabel(guide, field)}”. Secrets belong in their own box only.`)
}

/** Names the field too: at the head of the page it is read without its box. */
function misplaced(guide: Guide, field: ProviderFieldName, what: string, mends: readonly Mend[] = []): Finding {
  return wrong(field, `This is ${what}, not the ${guide.profile.fields[field].label}.`, mends)
}
