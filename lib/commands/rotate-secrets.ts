// Reseals every client secret with the first key of SECRETS_KEY. Afterwards the other keys can be removed.
import { database } from '../db/connection'
import { env } from '../env'
import { resealSecrets } from '../profile/store'
import { loadKeyRing } from '../security/key-ring'
import { resealLinks } from '../stackone/link-store'
import { plural } from '../text'
import { command } from './command'
import { withDatabase } from './with-database'

await command(async () => {
  const settings = env()
  const ring = loadKeyRing(settings)
  const { resealed, unreadable } = await withDatabase(settings, async () => {
    const db = await database(settings)
    await resealLinks(db, ring)
    return resealSecrets({ db, ring, now: new Date(), actor: 'npm run secrets:rotate' })
  })
  console.log(`${plural(resealed, 'secret')} ${resealed === 1 ? 'was' : 'were'} sealed with the first key.`)
  if (unreadable > 0) console.log(`${unreadable} could not be opened with any key: their profiles ask for them again.`)
})
