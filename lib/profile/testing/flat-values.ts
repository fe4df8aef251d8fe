import type { AllValues } from '../form-values'

/** The values of a form with the most common fields, as one flat object. */
export interface FlatValues {
  name: string
  cloud: string
  accountId: string
  clientId: string
  clientSecret: string
  scopes: string
  actions: readonly string[]
}

/** The flat values as the form has them. */
export function nested({ accountId, clientId, clientSecret, ...own }: FlatValues): AllValues {
  return { ...own, fields: { accountId, clientId }, secrets: { clientSecret } }
}

/** The inverse. */
export function flattened({ fields, secrets, ...own }: AllValues): FlatValues {
  const { accountId = '', clientId = '' } = fields
  return { ...own, accountId, clientId, clientSecret: secrets.clientSecret ?? '' }
}
