/** The name in the audit trail of an admin who signed in by access code without a name. */
export const SOMEONE = 'Someone with the access code'

const BY_ACCESS_CODE = ' (access code)'

/** The typed name of an admin with the access code, as the audit trail shows it. It proves nothing. */
export function markAccessCode(name: string): string {
  return name + BY_ACCESS_CODE
}

/** An admin's name for outsiders, who do not know about the access code. */
export function nameForOutsiders(name: string): string {
  if (name === SOMEONE) return 'Someone'
  return name.endsWith(BY_ACCESS_CODE) ? name.slice(0, -BY_ACCESS_CODE.length) : name
}

/** A name of the audit trail for the middle of a sentence. */
export function inSentence(name: string): string {
  return name === SOMEONE ? `s${SOMEONE.slice(1)}` : name
}
