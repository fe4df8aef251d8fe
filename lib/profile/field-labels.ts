import type { Guide } from '../guide/schema'
import { plural } from '../text'

/** What the page calls a field of the form. */
export function fieldLabel({ profile }: Pick<Guide, 'profile'>, field: string): string {
  const labels: Record<string, string> = {
    name: 'Name',
    cloud: 'Cloud',
    accountId: profile.fields.accountId.label,
    clientId: profile.fields.clientId.label,
    clientSecret: profile.fields.clientSecret.label,
    scopes: 'Scopes',
    actions: 'Actions',
  }
  return labels[field] ?? field
}

/** A field's value for a reader. */
export function showValue(guide: Pick<Guide, 'clouds'>, field: string, value: string | readonly string[]): string {
  if (typeof value !== 'string') return plural(value.length, 'action')
  if (field === 'cloud') return guide.clouds.find(({ id }) => id === value)?.label ?? value
  return value === '' ? 'empty' : `“${value}”`
}
