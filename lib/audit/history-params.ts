import { createLoader, createParser, createSerializer, type inferParserType, parseAsStringLiteral } from 'nuqs/server'
import { cut } from '../cut'
import { AUDIT_ACTIONS } from './trail'

const MAX_NAME = 200

/** What the history shows. It lives in the URL. */
const historyParsers = {
  /** The person, as the trail names them. */
  who: createParser({
    // PostgreSQL has no NUL in texts.
    parse: (text) => cut(text, MAX_NAME).toWellFormed().replaceAll('\0', '') || null,
    serialize: (text: string) => text.toWellFormed(),
  }),
  kind: parseAsStringLiteral(AUDIT_ACTIONS),
  /** The id of the event that the page goes on after. */
  before: createParser({
    parse: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null),
    serialize: String,
  }),
}

export type HistoryView = inferParserType<typeof historyParsers>

/** Total: what is not understood is left out. */
export const loadHistoryView = createLoader(historyParsers)

/** A link to the history, narrowed so. */
export function historyLink(view: Partial<HistoryView>): string {
  return createSerializer(historyParsers)('/history', view)
}
