import { isUuid } from './uuid'

/** The form data of a server action. The sender chooses the arguments, so the declared type proves nothing. */
export function asForm(sent: unknown): FormData {
  return sent instanceof FormData ? sent : new FormData()
}

/** One text of a form; empty if it is missing. */
export function text(form: FormData, field: string): string {
  const value = form.get(field)
  return typeof value === 'string' ? value : ''
}

/** One UUID of a form; null if it is missing or anything else. */
export function uuid(form: FormData, field: string): string | null {
  const value = text(form, field)
  return isUuid(value) ? value : null
}
