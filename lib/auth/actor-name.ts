/** The name that the audit trail has for an admin who came by access code and gave none. */
export const SOMEONE = 'Someone with the access code'

const BY_ACCESS_CODE = ' (access code)'

/** The name that an admin with the access code typed, as the audit trail has it: it proves nothing. */
export function markAccessCode(name: string): string {
  return name + BY_ACCESS_CODE
}

/** An admin's name for outsiders, who do not know of the access code. */
export function nameForOutsiders(name: string): string {
  if (name === SOMEONE) return 'Someone'
  return name.endsWith(BY_ACCESS_CODE) ? name.slice(0, -BY_ACCESS_CODE.length) : name
}

/** A name of the audit trail as it stands in the middle of a sentence. */
export function inSentence(name: string): string {
  return name === SOMEONE ? `s${SOMEONE.slice(1)}` : name
}
