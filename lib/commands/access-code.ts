// Creates a new access code and prints it. The old code and all sessions that it started end.
import { replaceAccessCode } from '../auth/access-code-store'
import { env } from '../env'
import { accessCodeMessage } from '../start'
import { command } from './command'

await command(async () => {
  const settings = env()
  if (settings.oidc) throw new Error('Sign-in is by OpenID (AUTH_OIDC_ISSUER is set): there is no access code.')
  console.log(accessCodeMessage(await replaceAccessCode(settings), settings))
})
