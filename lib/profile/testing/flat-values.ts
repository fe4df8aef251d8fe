import type { AllValues } from '../form-values'

/** The values of a form with the fields that most guides have, side by side as on the page. */
export interface FlatValues {
  name: string
  cloud: string
  accountId: string
  clientId: string
  clientSecret: string
  scopes: string
  actions: readonly string[]
}

/** The same as the form has them. */
export function nested({ accountId, clientId, clientSecret, ...own }: FlatValues): AllValues {
  return { ...own, fields: { accountId, clientId }, secrets: { clientSecret } }
}

/** And back. */
export function flattened({ fields, secrets, ...own }: AllValues): FlatValues {
  const { accountId = '', clientId = '' } = fields
  return { ...own, accountId, clientId, clientSecret: secrets.clientSecret ?? '' }
}
