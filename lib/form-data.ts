import { isUuid } from './uuid'

/** What a server action was sent. What it is called with is the sender's choice, whatever its type says. */
export function asForm(sent: unknown): FormData {
  return sent instanceof FormData ? sent : new FormData()
}

/** One text of a form; empty when it is not there. */
export function text(form: FormData, field: string): string {
  const value = form.get(field)
  return typeof value === 'string' ? value : ''
}

/** One UUID of a form; null when it is anything else, or not there. */
export function uuid(form: FormData, field: string): string | null {
  const value = text(form, field)
  return isUuid(value) ? value : null
}
