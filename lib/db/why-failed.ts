import 'server-only'
import { DISK_FULL } from '../messages'
import { singleton } from '../singleton'

/** The folder of this process's embedded database; null if it runs none. */
export const embeddedPlace = () => singleton('embedded place', () => ({ folder: null as string | null }))

/** The meaning of PostgreSQL's codes (appendix A of its manual) and Node's, for the operator. */
const REASONS: readonly [code: RegExp, reason: string][] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'The name of its host could not be found (DNS): check DATABASE_URL.'],
  [/^(ECONNREFUSED|ENOENT)$/, 'Nothing answers at its address: start it, or check DATABASE_URL.'],
  [/^(E[A-Z]+|08...|unreachable)$/, 'The connection broke, or took too long: look at the database and the network.'],
  [/^57P0[123]$/, 'It is starting or stopping.'],
  [/^28...$/, 'It refused the user or the password of DATABASE_URL.'],
  [/^3D000$/, 'There is no database of the name in DATABASE_URL: create it.'],
  [/^42501$/, 'Its user may not do that: grant it all rights on the database.'],
  [/^(42P01|42703|3F000)$/, 'A table or column is missing: was the database changed by hand, or by a newer version?'],
  [/^25006$/, 'It can only be read: is it a standby, or set to default_transaction_read_only?'],
  [/^53100$/, DISK_FULL],
  [/^53200$/, 'It ran out of memory: give it more.'],
  [/^53300$/, 'It has no connection left: raise its max_connections, or run fewer wizards.'],
  [
    /^(58...|XX...)$/,
    'Its files could not be read or written: look at its disk and its own log, and have a backup ready.',
  ],
  [/^57014$/, 'A statement took longer than 10 seconds: is the machine busy?'],
  [/^40...$/, 'Two transactions blocked each other.'],
]

const EMBEDDED_DOWN = 'It is being started again.'

/** The reason of a database failure, for the log: location, cause and fix. */
export function whyFailed(code: string): string {
  const { folder } = embeddedPlace()
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1]
  const isDown = folder && /^(ECONNREFUSED|ENOENT)$/.test(code)
  const words = isDown ? EMBEDDED_DOWN : (reason ?? 'Appendix A of PostgreSQL’s manual explains the code.')
  return folder ? `It is in ${folder}. ${words}` : words
}
