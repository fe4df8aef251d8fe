import { API_FAULTS } from './api-calls'
import { AUTHORIZE_FAULTS } from './authorize'
import { CALLBACK_FAULTS } from './callback'
import { CLIENT_FAULTS } from './client'
import { CLOCK_FAULTS } from './clock'
import { ENDED_TOKEN_FAULTS } from './ended-tokens'
import { API_TARGETS, type Fault } from './fault'
import { genericFaults } from './generic'
import { ID_TOKEN_FAULTS } from './id-token'
import { METADATA_FAULTS } from './metadata'
import { REFRESH_FAULTS } from './refresh'
import { TOKEN_FAULTS } from './token'

/** Every fault. If several are on, they are applied in this order. */
export const FAULTS: readonly Fault[] = [
  ...CLOCK_FAULTS,
  ...ENDED_TOKEN_FAULTS,
  ...METADATA_FAULTS,
  ...genericFaults('metadata'),
  ...genericFaults('jwks', ['hang', '500']),
  ...AUTHORIZE_FAULTS,
  ...genericFaults('authorize', ['hang', '500']),
  ...CALLBACK_FAULTS,
  ...CLIENT_FAULTS,
  ...genericFaults('client'),
  ...TOKEN_FAULTS,
  ...ID_TOKEN_FAULTS,
  ...genericFaults('token'),
  ...REFRESH_FAULTS,
  ...genericFaults('refresh'),
  ...API_FAULTS,
  ...genericFaults('api'),
  ...API_TARGETS.flatMap((target) => genericFaults(target, ['hang', '500'])),
]
