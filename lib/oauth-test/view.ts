import type { ProviderTest } from '../guide/provider'
import type { Guide } from '../guide/schema'
import { selectionLink } from '../guide/search-params'
import type { Profile, TestOutcome } from '../profile/profile'
import { editProfilePath, setupPath } from '../urls'
import { anAdminOf, wordsOf } from './advice'
import type { Words } from './advice-words'
import type { RunStatus, TestRun } from './run'
import { OBJECTION } from './run-paths'
import type { SignInLinkState } from './sign-in-link'
import type { Advice, Evidence, Exchange, Lifetimes, ScopeLists, StageId, StageOutcome, TestTarget } from './stage'
import { STAGES } from './stages'
import { REGISTERED_URL } from './stages/app-record'

/** The advice, and the place of its fix. */
export interface AdviceView extends Words {
  id: Advice['id']
  /** A step of the guide, or the profile's form; null if there is no link. */
  link: { href: string; label: string } | null
  /** The step of the setup page with the fix; null if there is none. */
  step: string | null
}

/** A stage as the page shows it. */
export interface StageView {
  id: StageId
  name: string
  proves: string
  /** Null: it runs, or has not started. */
  outcome: StageOutcome | null
  isCurrent: boolean
  ms: number
  advice: readonly AdviceView[]
  evidence: readonly Evidence[]
  exchanges: readonly Exchange[]
}

/** A run as the page shows it. It has no secrets, so it can be sent to the browser. */
export interface RunView {
  id: string
  profileId: string
  /** The id of the setup whose recipient is the reader; null: an admin is. */
  setup: string | null
  profileName: string
  providerName: string
  /** The person who sets up the app there, with the article: `an account admin`. */
  anAdmin: string
  status: RunStatus
  outcome: TestOutcome | null
  /** RFC 3339. */
  startedAt: string
  endedAt: string | null
  startedBy: string
  /** Whether the reader started it. */
  isMine: boolean
  /** Whether the profile's connection was changed after the test began. */
  isOutdated: boolean
  stages: readonly StageView[]
  subject: TestTarget
  scopeLists: ScopeLists | null
  lifetimes: Lifetimes | null
  waitsUntil: string | null
  /** The state of the link by which someone else signs in; null: there is none, or it is not this reader's. */
  signInLink: SignInLinkState | null
  /** The redirect URL to register besides the wizard's own, if the test could not see whether it is registered. */
  unseenRedirectUrl: string | null
  /** In minutes: how long a change of the app may take, if the run waits for one; else null. */
  retryAfterMinutes: number | null
}

interface ViewContext {
  guide: Guide
  test: ProviderTest
  profile: Pick<Profile, 'name' | 'version'>
  isMine: boolean
  /** The setup whose recipient is the reader; absent: an admin is. */
  setup?: string
  signInLink?: SignInLinkState | null
}

/** The page's content about a run, in words. */
export function makeView(
  run: TestRun,
  { guide, test, profile, isMine, setup, signInLink = null }: ViewContext,
): RunView {
  const { subject } = run
  const stages = STAGES.map(({ id, name, proves }): StageView => {
    const result = run.stages.find((stage) => stage.id === id)
    return {
      id,
      name,
      proves,
      outcome: result?.outcome ?? null,
      isCurrent: run.status !== 'ended' && run.current.includes(id),
      ms: result?.ms ?? 0,
      advice: (result?.advice ?? []).map((advice) =>
        adviceView(advice, run, { guide, test, ...(setup !== undefined && { setup }) }),
      ),
      evidence: result?.evidence ?? [],
      exchanges: result?.exchanges ?? [],
    }
  })
  const hasSeenApp = stages.some(({ evidence }) => evidence.some(({ label }) => label === REGISTERED_URL))
  const isWaitingForChange = stages.some(({ advice }) => advice.some(({ id }) => TAKES_TIME.has(id)))
  return {
    id: run.id,
    profileId: run.profileId,
    setup: setup ?? null,
    profileName: profile.name,
    isOutdated: profile.version !== run.profileVersion,
    providerName: guide.connectorName,
    anAdmin: anAdminOf(test),
    signInLink,
    status: run.status,
    outcome: run.outcome,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    startedBy: run.startedBy,
    isMine,
    stages,
    subject,
    scopeLists: run.scopeLists,
    lifetimes: run.lifetimes,
    waitsUntil: run.waitsUntil?.toISOString() ?? null,
    unseenRedirectUrl: hasSeenApp ? null : test.redirectUrl,
    retryAfterMinutes: isWaitingForChange ? test.appChangeMinutes : null,
  }
}

/** A piece of advice about a run in words, with the link to its fix. */
export function adviceView(
  advice: Advice,
  run: Pick<TestRun, 'profileId' | 'subject'>,
  { guide, test, setup }: Pick<ViewContext, 'guide' | 'test' | 'setup'>,
): AdviceView {
  const words = wordsOf(advice, guide, test)
  const step = stepOfPlace(words.place, { guide, test })
  if (setup !== undefined) return { id: advice.id, ...words, step, link: linkInSetup(words.place, setup, step) }
  const { actions, cloud } = run.subject
  return {
    id: advice.id,
    ...words,
    step,
    link: linkFor(words.place, run, test, selectionLink(guide, { actions, cloud })),
  }
}

/** A result that may fix itself once the provider has applied a change. */
const TAKES_TIME: ReadonlySet<Advice['id']> = new Set([
  'unknown-client',
  'redirect-not-registered',
  'scopes-not-assigned',
])

function linkFor(
  place: Words['place'],
  { profileId }: Pick<TestRun, 'profileId'>,
  { steps }: ProviderTest,
  guideLink: string,
): AdviceView['link'] {
  if (place === 'again' || place === 'none') return null
  if (typeof place === 'object') {
    return { href: editProfilePath(profileId, place.field), label: 'Edit the profile' }
  }
  return { href: `${guideLink}#${steps[place]}`, label: 'Open this step of the guide' }
}

/** A recipient gets a link to the step of the setup page, or tells the sender what they cannot change. */
function linkInSetup(place: Words['place'], setup: string, step: string | null): AdviceView['link'] {
  if (place === 'again' || place === 'none') return null
  if (step === null) return { href: setupPath(setup, OBJECTION), label: 'Tell the person who asked you' }
  return { href: setupPath(setup, step), label: 'Open this step' }
}

function stepOfPlace(place: Words['place'], { guide, test }: Pick<ViewContext, 'guide' | 'test'>): string | null {
  if (place === 'again' || place === 'none') return null
  return typeof place === 'object' ? stepOfField(guide, place.field) : test.steps[place]
}

/** The step of the setup page where a field is entered; null for the selection, which the recipient cannot change. */
function stepOfField({ fields }: Guide, key: string): string | null {
  const field = fields.find((each) => each.key === key && each.role !== 'scopes')
  return field ? (field.step ?? field.key) : null
}
