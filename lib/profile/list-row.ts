import type { Guide } from '../guide/schema'
import type { ListView } from '../url-params'
import { isDraft } from './missing-values'
import { PAGE_SIZE } from './page-size'
import type { Profile } from './profile'
import { requestedScopes } from './scopes-field'
import { isAssumed } from './sign-in-again'
import { type Standing, standingOf } from './standing'

const SCOPES_SHOWN = 3

/** A profile in the list. */
export interface ListRow {
  id: string
  name: string
  connectorName: string
  /** Its logo as an SVG path on 24 by 24 units; null if there is none. */
  logo: string | null
  cloud: string
  /** The first scopes, and how many more there are. */
  scopes: string
  /** Whether its values are missing: then it cannot be tested yet. */
  isDraft: boolean
  standing: Standing
  /** The reason of the last test's failure; null if it did not fail, or the reason is unknown. */
  failureReason: string | null
  /** RFC 3339. */
  signInAgainBy: string | null
  /** The basis of that date, in a few words. */
  signInAgainIf: string | null
  updatedAt: string
  updatedBy: string
  /** The daily check's findings, the worst first; none if it was not checked, or all is well. */
  problems: readonly string[]
  /** The progress of its setup by somebody else; null if none is open. */
  setup: string | null
}

/** The data about a profile from other tables. */
interface Beside {
  /** The reasons of failed tests, by the ids of their runs. */
  reasons?: ReadonlyMap<string, string>
  /** The daily check's findings. */
  problems?: readonly string[] | undefined
  setup?: string | undefined
}

/** One page of the list. */
export interface ListPage {
  rows: readonly ListRow[]
  total: number
  /** The number of this page: the last one, if a later one was requested. */
  page: number
  pages: number
  /** When it was read, RFC 3339. */
  now: string
}

/** A profile as its row in the list. `guide` is undefined if the wizard no longer has it. */
export function listRow(
  profile: Profile,
  guide: Guide | undefined,
  { reasons = new Map(), problems = [], setup }: Beside = {},
): ListRow {
  const scopes = guide ? requestedScopes(guide, profile.scopes) : profile.scopes.split(' ')
  const more = scopes.length - SCOPES_SHOWN
  return {
    id: profile.id,
    name: profile.name,
    connectorName: guide?.connectorName ?? profile.connector,
    logo: guide?.logo ?? null,
    cloud: guide?.clouds.find(({ id }) => id === profile.cloud)?.label ?? profile.cloud,
    scopes: scopes.slice(0, SCOPES_SHOWN).join(' ') + (more > 0 ? ` and ${more} more` : ''),
    isDraft: guide !== undefined && isDraft(guide, profile),
    standing: standingOf(profile),
    failureReason: (profile.lastAttempt && reasons.get(profile.lastAttempt.run)) ?? null,
    signInAgainBy: profile.signInAgainBy?.toISOString() ?? null,
    signInAgainIf: profile.signInAgainBy && isAssumed(profile.signInAgainBasis) ? 'if set up as in the guide' : null,
    updatedAt: profile.updatedAt.toISOString(),
    updatedBy: profile.updatedBy,
    problems,
    setup: setup ?? null,
  }
}

/** The number of pages, and the shown one. */
export function pageOf(view: Pick<ListView, 'page'>, total: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  return { page: Math.min(view.page, pages), pages }
}
