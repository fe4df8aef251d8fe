import type { Stage } from './define-stage'
import { api } from './stages/api'
import { authorize } from './stages/authorize'
import { cleanUp } from './stages/clean-up'
import { client } from './stages/client'
import { config } from './stages/config'
import { discovery } from './stages/discovery'
import { identity } from './stages/identity'
import { refresh } from './stages/refresh'
import { scopes } from './stages/scopes'
import { token } from './stages/token'

/** Every stage, in display order. */
export const STAGES: readonly Stage[] = [
  config,
  discovery,
  client,
  authorize,
  token,
  scopes,
  identity,
  api,
  refresh,
  cleanUp,
]

/** Run one after the other, before anyone signs in. */
export const PREFLIGHT: readonly Stage[] = [config, discovery, client]

/**
 * Run once someone has signed in: one group after the other, the stages of a group concurrently. The refresh token is
 * used after the API was read, because a server may end the old access token at the refresh, and the new one is tried
 * at a call that worked.
 */
export const AFTER_SIGN_IN: readonly (readonly Stage[])[] = [
  [authorize],
  [token],
  [scopes],
  [identity, api],
  [refresh],
  [cleanUp],
]

/** Every stage, grouped by those that run concurrently. */
export const GROUPS: readonly (readonly Stage[])[] = [...PREFLIGHT.map((stage) => [stage]), ...AFTER_SIGN_IN]
