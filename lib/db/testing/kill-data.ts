import type { ProfileInput } from '../../profile/profile'
import type { KeyRing } from '../../security/seal'

export const TEST_RING: KeyRing = [new Uint8Array(32).fill(3)]

export const TEST_INPUT: ProfileInput = {
  name: '',
  cloud: 'main',
  accountId: 'account',
  clientId: 'client',
  scopes: '',
  actions: [],
}
