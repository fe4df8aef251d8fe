/** Who came by access code and gave no name, as the audit trail names them. */
export const SOMEONE = 'Someone with the access code'

/** A name of the audit trail as it stands in the middle of a sentence. */
export function inSentence(name: string): string {
  return name === SOMEONE ? `s${SOMEONE.slice(1)}` : name
}

/** A name of the audit trail as somebody outside reads it: how an admin signed in is none of their business. */
export function nameForOutsiders(name: string): string {
  return name === SOMEONE ? 'an admin' : name.replace(/ \(access code\)$/, '')
}
