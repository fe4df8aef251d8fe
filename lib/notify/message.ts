import { OUTCOME_WORDS } from '../messages'
import type { TestOutcome } from '../profile/profile'
import { singleLine, truncate } from '../text'

/** A notification as it is sent, without secrets. */
export type NotificationBody = WatchNotification | SetupNotification

interface Notification {
  /** Some lines for people: the field that Slack and Teams show. */
  text: string
}

/** The daily check's findings. */
interface WatchNotification extends Notification {
  event: 'profile.watch'
  profile: NotifiedProfile | null
  /** The findings for programs. */
  changes: readonly NotifiedChange[]
}

/** The result of a setup link. */
export interface SetupNotification extends Notification {
  event: `setup.${SetupNews}`
  profile: NotifiedProfile
  setup: {
    id: string
    /** The outcome of the last live test; null: there was none. */
    verdict: TestOutcome | null
    /** The reason of its failure, in a few words; null: it passed, or there was none. */
    cause: string | null
  }
}

/** The events of a setup. `failed`: its live test failed. */
export type SetupNews = 'finished' | 'failed' | 'expired'

interface NotifiedProfile {
  id: string
  name: string
  /** The profile's page. */
  url: string
}

interface NotifiedChange {
  kind: 'appeared' | 'cleared'
  level: 'broken' | 'warning'
  section: string
  title: string
  text: string
}

/** In UTF-16 units: the length that chat programs show. */
const MAX_TEXT = 3000
const MAX_LINES = 10

interface Told {
  name: string
  url: string
  changes: readonly NotifiedChange[]
}

/** The text of a notification about the daily check's findings. */
export function notificationText({ name, url, changes }: Told): string {
  const shown = changes.slice(0, MAX_LINES).map(({ kind, title, text }) => {
    return kind === 'cleared' ? `Over: ${title}` : `${title}. ${text}`
  })
  const more = changes.length - shown.length
  const lines = [name, ...shown, ...(more > 0 ? [`And ${more} more.`] : [])]
  return chatText(lines, url)
}

interface SetupTold {
  news: SetupNews
  setupId: string
  recipient: string
  profile: Pick<NotifiedProfile, 'id' | 'name'>
  /** The profile's page. */
  url: string
  verdict: TestOutcome | null
  cause: string | null
}

/** The notification about a setup. */
export function setupNotification(told: SetupTold): SetupNotification {
  const { news, setupId, profile, url, verdict, cause } = told
  return {
    event: `setup.${news}`,
    text: chatText([profile.name, setupSentence(told)], url),
    profile: { id: profile.id, name: profile.name, url },
    setup: { id: setupId, verdict, cause },
  }
}

function setupSentence({ news, recipient, verdict, cause }: SetupTold): string {
  const tested = verdict === null ? 'not tested' : OUTCOME_WORDS[verdict].toLowerCase()
  switch (news) {
    case 'finished':
      return `${recipient} finished the setup. The live test: ${tested}. Enter the values in StackOne next.`
    case 'failed':
      return `${recipient}’s live test failed${cause ? `: ${cause}` : ''}. They can correct the values and test again.`
    case 'expired':
      return `The setup link expired before ${recipient} finished. Replace it to continue.`
  }
}

/**
 * Lines and a link for chat programs. `&`, `<` and `>` are escaped, as Slack requires: otherwise a profile’s name like
 * `<!channel>` would notify everybody.
 */
function chatText(lines: readonly string[], url: string): string {
  const longest = Math.floor(MAX_TEXT / (MAX_LINES + 2))
  return [...lines.map((line) => escaped(truncate(singleLine(line).trim(), longest))), url].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
