import { StackOneError } from './stackone-error'

/**
 * Would create a connector profile in StackOne by API. StackOne documents no such call (docs/decisions/021), so this
 * rejects with StackOneError: the profile is created in StackOne's dashboard.
 */
export function createConnectorProfile(): Promise<never> {
  return Promise.reject(new StackOneError({ kind: 'not-offered' }))
}
