import { ACCESS_MINUTES, DEFAULT_POLICY, REFRESH_MINUTES, type TokenPolicy } from '../state/apps'

/** The form's values for an app connection, as typed. */
export interface AppForm {
  name: string
  redirectUrls: string
  accessScopes: string
  hasSecret: boolean
  accessMinutes: string
  refreshMinutes: string
}

/** The errors, by field. */
export type AppFormErrors = Partial<Record<keyof AppForm, string>>

/** The changeable values, if they are valid. */
export interface AppSettings {
  redirectUrls: string[]
  policy: Pick<TokenPolicy, 'accessMinutes' | 'refreshMinutes'>
}

export const ACCESS_SCOPES = [
  { value: 'all-apis', label: 'All APIs' },
  { value: 'sql', label: 'SQL' },
]

const MAX_NAME = 200

export const EMPTY_FORM: AppForm = {
  name: '',
  redirectUrls: '',
  accessScopes: 'all-apis',
  hasSecret: true,
  accessMinutes: String(DEFAULT_POLICY.accessMinutes),
  refreshMinutes: String(DEFAULT_POLICY.refreshMinutes),
}

/** Reads the sent form. */
export function appFormFrom(sent: URLSearchParams): AppForm {
  const text = (name: string) => sent.get(name) ?? ''
  return {
    name: text('name'),
    redirectUrls: text('redirect_urls'),
    accessScopes: text('access_scopes'),
    hasSecret: sent.has('generate_secret'),
    accessMinutes: text('access_minutes'),
    refreshMinutes: text('refresh_minutes'),
  }
}

/** Checks the form of a new connection. */
export function checkNewApp(form: AppForm): { settings: AppSettings; name: string } | { errors: AppFormErrors } {
  const name = form.name.trim()
  const isKnown = ACCESS_SCOPES.some(({ value }) => value === form.accessScopes)
  const checked = checkSettings(form)
  const errors: AppFormErrors = {
    ...fieldError('name', name && name.length <= MAX_NAME ? null : `Enter a name of at most ${MAX_NAME} characters.`),
    ...fieldError('accessScopes', isKnown ? null : 'Choose All APIs or SQL.'),
    ...('errors' in checked ? checked.errors : {}),
  }
  if ('errors' in checked || Object.keys(errors).length > 0) return { errors }
  return { settings: checked.settings, name }
}

/** Checks the changeable values of an existing connection. */
export function checkSettings(form: AppForm): { settings: AppSettings } | { errors: AppFormErrors } {
  const redirectUrls = linesOf(form.redirectUrls)
  const accessMinutes = wholeNumber(form.accessMinutes)
  const refreshMinutes = wholeNumber(form.refreshMinutes)
  const errors: AppFormErrors = {
    ...fieldError('redirectUrls', redirectUrlsError(redirectUrls)),
    ...fieldError('accessMinutes', minutesError(accessMinutes, ACCESS_MINUTES)),
    ...fieldError(
      'refreshMinutes',
      minutesError(refreshMinutes, REFRESH_MINUTES) ?? orderError(accessMinutes, refreshMinutes),
    ),
  }
  if (accessMinutes === null || refreshMinutes === null || Object.keys(errors).length > 0) return { errors }
  return { settings: { redirectUrls, policy: { accessMinutes, refreshMinutes } } }
}

function fieldError(field: keyof AppForm, message: string | null): AppFormErrors {
  return message ? { [field]: message } : {}
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return [...new Set(lines.filter(Boolean))]
}

function redirectUrlsError(urls: readonly string[]): string | null {
  if (urls.length === 0) return 'Enter at least one redirect URL.'
  const wrong = urls.find((url) => !isWebUrl(url))
  return wrong ? `“${wrong}” is not a full URL. It has to begin with https:// or http://, and have no #.` : null
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text) && !text.includes('#')
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null
}

function minutesError(minutes: number | null, { min, max }: { min: number; max: number }): string | null {
  const isRight = minutes !== null && minutes >= min && minutes <= max
  return isRight ? null : `Enter a whole number of minutes, from ${min} to ${max}.`
}

function orderError(access: number | null, refresh: number | null): string | null {
  const isLower = access !== null && refresh !== null && refresh < access
  return isLower ? 'This must not be lower than the access token TTL.' : null
}
