// Every path of the wizard, so that no other file spells one (scripts/path-literals.test.ts). Queries are read and
// written in url-params.ts, which the guide's page, to save its parsers, does not import.

export const HOME = '/'
export const SIGN_IN = '/sign-in'
export const PROFILES = '/profiles'
/** The choice of a guide for a new profile. */
export const NEW_PROFILE = '/profiles/new'
/** The import of pages. */
export const IMPORT = '/guides/import'
export const HISTORY = '/history'
export const HISTORY_CSV = '/history/csv'
/** StackOne's state for the project, and its settings. */
export const STACKONE = '/stackone'
/** The redirect URL of live tests. */
export const CALLBACK = '/connect/callback'
export const CALLBACK_PROBLEM = '/connect/problem'
/** The operator's logo. */
export const BRAND_LOGO = '/brand-logo'
/** Paths for programs. */
export const PROFILES_API = '/api/profiles'
export const READY_API = '/api/ready'
export const LEAD_HOME_API = '/api/lead-home'
/** The base path of next-auth. */
export const AUTH_API = '/api/auth'
/** The redirect URL for the company's OpenID provider. */
export const OIDC_CALLBACK_API = `${AUTH_API}/callback/oidc`
/** The URL of StackOne's webhooks. */
export const STACKONE_WEBHOOK_API = '/api/stackone/webhook'
/** A page that does not exist. */
export const NOWHERE = '/no-such-page'

/** The two names in a guide's paths. */
interface GuideNames {
  connector: string
  slug: string
  /** The id of the import that it is a preview of. */
  preview?: string
}

/** The path of a guide's page. */
export function guidePath({ connector, slug, preview }: GuideNames): string {
  if (preview !== undefined) return `${importPath(preview)}/preview`
  return `/connectors/${connector}/${slug}`
}

/** The path of the commands that make a guide's app. */
export function commandsPath(guide: GuideNames): string {
  return `${guidePath(guide)}/commands`
}

/** The path of a file for these commands. */
export function commandFilePath(guide: GuideNames, file: string): string {
  return `${commandsPath(guide)}/${file}`
}

/**
 * The names in the path of a guide's page or of its commands, as written there, also for an unknown guide; null for
 * other paths.
 */
export function guideInPath(path: string): GuideNames | null {
  const [, connector, slug = ''] = /^\/connectors\/([^/]*)(?:\/([^/]*)(?:\/commands)?)?$/.exec(path) ?? []
  return connector === undefined ? null : { connector, slug }
}

/** The path of an import. */
export function importPath(id: string): string {
  return `${IMPORT}/${id}`
}

/** The folder of an imported guide, as a file. */
export function importZipPath(id: string): string {
  return `${importPath(id)}/guide.zip`
}

/** The path of the form for a new connector profile. */
export function newProfilePath({ connector, slug }: GuideNames): string {
  return `${NEW_PROFILE}/${connector}/${slug}`
}

/** The path of the first page of a new profile whose values come from the steps. */
export function newProfileSetupPath(guide: GuideNames): string {
  return `${newProfilePath(guide)}/setup`
}

/** The path of the form that asks somebody else to set up a new profile. */
export function askPath(guide: GuideNames): string {
  return `${newProfilePath(guide)}/ask`
}

/** The path of a profile's page. */
export function profilePath(id: string): string {
  return `${PROFILES}/${id}`
}

/** The tests on a profile's page. */
export function profileTestsPath(id: string): string {
  return `${profilePath(id)}#tests`
}

/** A profile’s accounts in StackOne, on its page. */
export function profileStackonePath(id: string): string {
  return `${profilePath(id)}#stackone`
}

/** The setup by somebody else, on a profile's page. */
export function profileProgressPath(id: string): string {
  return `${profilePath(id)}#setup`
}

/** The path of that setup's JSON, which the page polls. */
export function profileSetupApi(id: string): string {
  return `${PROFILES_API}/${id}/setup`
}

/** The path of the form that asks somebody else for the values of a profile. */
export function askForProfilePath(id: string): string {
  return `${profilePath(id)}/ask`
}

/** The path of the form that changes a profile, at one of its fields if one is named. */
export function editProfilePath(id: string, field?: string): string {
  return `${profilePath(id)}/edit${field === undefined ? '' : `#${encodeURIComponent(field)}`}`
}

/** The path of the setup page for a signed-in admin, at one of its steps if one is named. */
export function profileSetupPath(id: string, step?: string): string {
  return `${profilePath(id)}/setup${step === undefined ? '' : `#${step}`}`
}

/** The path of the page that asks whether to delete a profile. */
export function deleteProfilePath(id: string): string {
  return `${profilePath(id)}/delete`
}

/** The path of the page that compares the app's record with the guide. */
export function appRecordPath(id: string): string {
  return `${profilePath(id)}/app`
}

/** The path of the page that rotates a secret. */
export function rotatePath(id: string): string {
  return `${profilePath(id)}/rotate`
}

/** The path of the page that shows a secret once, if allowed. */
export function secretPath(id: string): string {
  return `${profilePath(id)}/secret`
}

/** The permission to copy a secret, on a profile’s page. */
export function profileEnvelopePath(id: string): string {
  return `${profilePath(id)}${ENVELOPE_ANCHOR}`
}
export const ENVELOPE_ANCHOR = '#envelope'

/** The path of the values to enter in StackOne. */
export function stackonePath(id: string): string {
  return `${profilePath(id)}/stackone`
}

/** The same as Markdown. */
export function stackoneMarkdownPath(id: string): string {
  return `${stackonePath(id)}.md`
}

/** The path of the reminders of when users must sign in again, as a calendar. */
export function signInAgainPath(id: string): string {
  return `${profilePath(id)}/sign-in-again.ics`
}

/** The path of a test's page. Accepts any text as the id, because it may come from a URL. */
export function testRunPath(id: string): string {
  return `/test-runs/${encodeURIComponent(id)}`
}

/** The path that redirects to the provider's sign-in. */
export function testSignInPath(id: string): string {
  return `${testRunPath(id)}/sign-in`
}

/** The path of a test's report. */
export function reportPath(id: string, form: 'md' | 'json'): string {
  return `${testRunPath(id)}/report.${form}`
}

/** The path of a test's JSON, which its page polls. */
export function testRunApi(id: string): string {
  return `/api${testRunPath(id)}`
}

/** The path of the page of a link to an account. */
export function accountLinkPath(id: string): string {
  return `/account-links/${id}`
}

/** The path of its JSON, which its page polls. */
export function accountLinkApi(id: string): string {
  return `/api${accountLinkPath(id)}`
}

/** The path of a calendar feed; anyone who has its token can read it. */
export function calendarPath(token: string): string {
  return `/calendar/${token}.ics`
}

/** The base path of setup links. */
export const SETUP = '/setup'

/** The path of a setup link: its token can start the setup. */
export function setupLinkPath(token: string): string {
  return `${SETUP}/${token}`
}

/** The path of the recipient's setup page, at one of its steps if one is named. The browser's cookie opens it. */
export function setupPath(id: string, step?: string): string {
  return `${SETUP}/s/${encodeURIComponent(id)}${step === undefined ? '' : `#${step}`}`
}

/** The path that records that a person has opened a setup link. */
export const SETUP_OPENED_API = `/api${SETUP}/opened`

/** The path of a live test by a recipient. */
export function setupRunPath(id: string, run: string): string {
  return `${setupPath(id)}/test-runs/${encodeURIComponent(run)}`
}

/** The path of its JSON, which its page polls. */
export function setupRunApi(id: string, run: string): string {
  return `/api${setupRunPath(id, run)}`
}

/** The path that redirects to the provider's sign-in. */
export function setupSignInPath(id: string, run: string): string {
  return `${setupRunPath(id, run)}/sign-in`
}

/** The path of a run's progress, for the browser that used its sign-in link. */
export const SIGN_IN_FOR = '/sign-in-for'
/** Redirects to the provider's sign-in. */
export const SIGN_IN_FOR_PROVIDER = '/sign-in-for/provider'

/** The path of a link to sign in for a run: its token works once. */
export function signInForPath(token: string): string {
  return `${SIGN_IN_FOR}/${token}`
}

/** The target of its form. */
export function signInForStartPath(token: string): string {
  return `${signInForPath(token)}/start`
}

/** Pages for admins, and the pages on the way to them: sessions, sign-ins and live tests belong to one origin. */
export const OF_ADMINS =
  /^\/(sign-in|profiles|history|test-runs|connect|account-links|stackone|setup|sign-in-for)(\/|$)/
/** Their URL has a code, or they redirect to one with a state. */
export const HOLDS_SECRETS = /^\/(connect\/|sign-in-for\/provider$|(setup\/s\/[^/]+\/)?test-runs\/[^/]+\/sign-in$)/
/** For people without an account. The URL has a link's token, and the pages are for one person. */
export const OF_RECIPIENTS = /^\/(setup|sign-in-for)(\/|$)/
/**
 * Paths without a page: opening one may act in the admin's name, like a download that the trail records. A link of
 * another site to the sign-in page could lead there, and would look like a step of ours.
 */
export const NO_PAGE =
  /^\/(sign-in|api|brand-logo|calendar|connect\/callback|history\/csv|setup|sign-in-for|test-runs\/[^/]+\/sign-in)(\/|$)|^\/connectors\/[^/]+\/[^/]+\/commands\/.|\.(md|json|ics|txt|svg|zip)\/?$/
/** Requests that are very frequent, cheap, and uninteresting while all is well: files of the build, and probes. */
export const ROUTINE = /^\/(_next\/static(\/[\w~-]+(\.[\w~-]+)*)+|icon\.svg|api\/(health|ready))$/
