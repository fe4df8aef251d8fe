// Makes a new access code and prints it. The old one, and every session that it began, ends.
import { replaceAccessCode } from '../lib/auth/access-code-store'
import { env } from '../lib/env'
import { accessCodeMessage } from '../lib/start'
import { loadEnv } from './load-env.mjs'

loadEnv()
try {
  const settings = env()
  if (settings.oidc) throw new Error('Sign-in is by OpenID (AUTH_OIDC_ISSUER is set): there is no access code.')
  console.log(accessCodeMessage(await replaceAccessCode(settings), settings))
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
