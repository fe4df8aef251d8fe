import { fieldOfRole } from '../fields'
import { isIn } from '../is-in'
import type { Guide } from '../schema'
import { loadSelection } from '../search-params'
import type { CommandContext } from './app-values'

/** A longer text is not an account ID, and would only make pages long. */
const MAX_ACCOUNT = 200

/** Reads the commands' options from a query, with the problem of its account ID. Never throws. */
export function commandContext(
  guide: Guide,
  query: URLSearchParams,
  { account, narrow }: { account: string | null; narrow: boolean },
  publicUrl: string,
): { context: CommandContext; accountProblem: string | null } {
  const selection = loadSelection(guide, query)
  const typed = account?.trim() ?? ''
  const accountProblem = typed === '' ? null : problemOf(guide, typed)
  return {
    context: {
      guide,
      selection,
      publicUrl,
      account: typed === '' || accountProblem !== null ? null : typed,
      isNarrow: narrow && selection.actions.length > 0,
    },
    accountProblem,
  }
}

function problemOf(guide: Guide, account: string): string | null {
  const field = fieldOfRole(guide, 'account')
  if (!field) return null
  const { format } = field
  const isRight = account.length <= MAX_ACCOUNT && (!format || isIn(format.pattern, account, 'u'))
  return isRight ? null : (format?.otherwise ?? `This ${field.label} is too long.`)
}
