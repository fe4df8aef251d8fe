import { singleLine, truncate } from '../text'

/** What a notification is about. */
type NotificationEvent = 'profile.watch'

/** A notification as it is sent. It has no secret in it. */
export interface NotificationBody {
  event: NotificationEvent
  /** Some lines for people: the field that Slack and Teams show. */
  text: string
  profile: { id: string; name: string; url: string } | null
  /** The same for programs. */
  changes: readonly NotifiedChange[]
}

interface NotifiedChange {
  kind: 'appeared' | 'cleared'
  level: 'broken' | 'warning'
  section: string
  title: string
  text: string
}

/** In UTF-16 units: what chat programs show of a message. */
const MAX_TEXT = 3000
const MAX_LINES = 10

interface Told {
  name: string
  url: string
  changes: readonly NotifiedChange[]
}

/**
 * The text of a notification. `&`, `<` and `>` are escaped, as Slack asks: else a profile’s name like `<!channel>` would
 * call everybody.
 */
export function notificationText({ name, url, changes }: Told): string {
  const shown = changes.slice(0, MAX_LINES).map(({ kind, title, text }) => {
    return kind === 'cleared' ? `Over: ${title}` : `${title}. ${text}`
  })
  const more = changes.length - shown.length
  const lines = [name, ...shown, ...(more > 0 ? [`And ${more} more.`] : [])]
  return [
    ...lines.map((line) => escaped(truncate(singleLine(line).trim(), Math.floor(MAX_TEXT / (MAX_LINES + 2))))),
    url,
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
