import type { AdviceId } from '../guide/advice-id'
import { fieldOfRole } from '../guide/fields'
import type { ProviderTest } from '../guide/provider'
import type { Guide } from '../guide/schema'
import { plural } from '../text'
import type { FixPlace, Names, RoleFixPlace, Values, Words } from './advice-words'
import { proxyFailed, through, tlsFailed, unreachable } from './network-advice'
import { SPEAKER_WORDS } from './speaker/speaker-words'
import type { Advice } from './stage'

/** The text of one piece of advice, for a guide's provider. */
export function wordsOf(
  { id, values }: Advice,
  guide: Pick<Guide, 'connectorName' | 'fields' | 'scopes' | 'defaultScopes'>,
  test: ProviderTest,
): Words {
  const isBroad = guide.scopes.some((scope) => scope.broad && guide.defaultScopes.includes(scope.id))
  const words = WORDS[id](
    {
      provider: guide.connectorName,
      ...test.words,
      anAdmin: anAdminOf(test),
      accountId: fieldOfRole(guide, 'account')?.label ?? null,
      clientId: fieldOfRole(guide, 'client-id')?.label ?? 'client ID',
      clientSecret: fieldOfRole(guide, 'client-secret')?.label ?? 'client secret',
      everything: isBroad ? guide.defaultScopes : [],
      appChange: plural(test.appChangeMinutes, 'minute'),
    },
    values,
  )
  return { ...words, fix: test.fixes?.[id] ?? words.fix, place: fieldPlace(words.place, guide) }
}

/** The provider's name for the person who sets up the app, with its article. */
export function anAdminOf({ words: { admin } }: Pick<ProviderTest, 'words'>): string {
  return `${/^[aeiou]/i.test(admin) ? 'an' : 'a'} ${admin}`
}

/** The field of a role; the cloud if no field has it, because it determines the host too. */
function fieldPlace(place: RoleFixPlace, guide: Pick<Guide, 'fields'>): FixPlace {
  return typeof place === 'object' && 'role' in place
    ? { field: fieldOfRole(guide, place.role)?.key ?? 'cloud' }
    : place
}

const SCOPES: FixPlace = { field: 'scopes' }
const MAX_IN_TITLE = 3
const LIST = new Intl.ListFormat('en-GB')

const WORDS: Readonly<Record<AdviceId, (names: Names, values: Values) => Words<RoleFixPlace>>> = {
  ...SPEAKER_WORDS,
  'value-wrong': (_names, { message = '', field = 'cloud' }) => ({
    title: 'A value in the profile is invalid',
    cause: message,
    fix: 'Correct it in the profile, then test again.',
    place: { field },
  }),
  'value-unusual': ({ console }, { message = '', field = 'cloud' }) => ({
    title: 'A value in the profile looks unusual',
    cause: message,
    fix: `If the test fails, compare it with the ${console} first.`,
    place: { field },
  }),
  'secret-unreadable': ({ clientSecret }) => ({
    title: `The ${clientSecret} cannot be read`,
    cause: 'It was sealed with a key that this wizard does not have, or the stored value is damaged.',
    fix: `Enter the ${clientSecret} in the profile again, or give the wizard its old key back.`,
    place: { role: 'client-secret' },
  }),
  'secret-elsewhere': ({ clientSecret }, { expected = '', got = '' }) => ({
    title: `The ${clientSecret} was entered for another host`,
    cause: `It was entered for ${expected}, and the profile now leads to ${got}. The wizard did not send it.`,
    fix: `Check the cloud in the profile. If ${got} is right, enter the ${clientSecret} again.`,
    place: { role: 'client-secret' },
  }),
  'needed-scopes-not-asked': (_names, { scopes = '' }) => ({
    title: 'The Scopes field lacks scopes that the actions need',
    cause: `The chosen actions need ${scopes}, which the profile does not ask for.`,
    fix: `Add ${scopes} to the Scopes field.`,
    place: SCOPES,
  }),
  'offline-access-not-asked': ({ provider }, { scope = '' }) => ({
    title: `The profile does not ask for ${scope}`,
    cause: `Without it ${provider} gives no refresh token, and every connection ends with its first access token.`,
    fix: `Add ${scope} to the Scopes field, unless connections may end that soon.`,
    place: SCOPES,
  }),

  unreachable: ({ provider }, values) => ({ ...unreachable(provider, values), place: 'again' }),
  'tls-failed': ({ provider }, values) => ({ ...tlsFailed(provider, values), place: 'again' }),
  'proxy-failed': (_names, values) => ({ ...proxyFailed(values), place: 'again' }),
  'connection-broken': (_names, { host = '', proxy }) => ({
    title: `${host} closed the connection early`,
    cause: `The connection was made${through(proxy)}, but ended before the whole answer arrived.`,
    fix: 'Test again. If it happens again, a firewall or proxy on the way may be cutting the connection.',
    place: 'again',
  }),
  'timed-out': (_names, { host = '', seconds = '', proxy }) => ({
    title: `${host} did not answer in time`,
    cause: `No complete answer arrived${through(proxy)} within ${seconds} seconds.`,
    fix: proxy
      ? 'Test again. If it happens again, ask whoever runs the proxy.'
      : 'Test again. If it happens again, a firewall on the way may be dropping the request. If this machine must go through a proxy, set HTTPS_PROXY.',
    place: 'again',
  }),
  'too-large': (names, { host = '', proven }) => ({
    title: `The answer of ${host} is too long`,
    cause: 'It is longer than a megabyte, so the wizard did not read it.',
    ...(proven
      ? onTheWay(names)
      : {
          fix: `Something other than ${names.provider} may be answering. Check the cloud in the profile.`,
          place: { field: 'cloud' },
        }),
  }),
  'redirected-elsewhere': (names, { host = '', to = '', by, proven }) => ({
    title: `${host} redirects elsewhere`,
    cause: `The request was redirected to ${to}${by ? `, where ${by} signs people in` : ''}. The wizard asks ${host} only, and did not follow.`,
    ...(proven
      ? onTheWay(names)
      : {
          fix: `Check the cloud in the profile. A proxy on the way that asks for a sign-in does this too: it must let requests to ${names.provider} through.`,
          place: { field: 'cloud' },
        }),
  }),
  'redirected-within': ({ provider }, { host = '' }) => ({
    title: `${host} redirected the request`,
    cause: 'The new address is on the same host. The wizard follows no redirect of a request that has a secret in it.',
    fix: `Test again. If it happens again, something between the wizard and ${provider} may be doing this.`,
    place: 'again',
  }),
  'redirect-loop': ({ provider }, { host = '' }) => ({
    title: `${host} redirects in a circle`,
    cause: 'It redirected the request again and again.',
    fix: `Test again. If it happens again, something between the wizard and ${provider} may be doing this.`,
    place: 'again',
  }),
  'server-error': ({ provider }, { host = '', status = '' }) => ({
    title: `${host} had an error`,
    cause: `The answer had status ${status}: an error of the server or of a gateway in front of it. This says nothing about the profile.`,
    fix: `The status page of ${provider} may say more. Test again later.`,
    place: 'again',
  }),
  'server-busy': (_names, { host = '', wait = '' }) => ({
    title: `${host} asks to wait`,
    cause: 'It is busy or got too many requests.',
    fix: wait ? `Wait ${wait} seconds before the next test.` : 'Wait a few minutes before the next test.',
    place: 'again',
  }),
  'page-instead-of-data': (names, { host = '', proven }) => ({
    title: `${host} answered with a web page`,
    cause: `Servers do this for unknown addresses. Proxies on the way to ${names.provider} do it to ask for a sign-in.`,
    ...(proven ? onTheWay(names) : { fix: `Check ${cloudAnd(names)} in the profile.`, place: { role: 'account' } }),
  }),
  'unreadable-answer': ({ provider }, { host = '' }) => ({
    title: `The answer of ${host} cannot be used`,
    cause: 'It is cut off, not JSON, not labelled as JSON, or about something else.',
    fix: `Test again. If it happens again, something between the wizard and ${provider} may be changing answers.`,
    place: 'again',
  }),
  'unexpected-status': (_names, { host = '', status = '' }) => ({
    title: `${host} refused the request`,
    cause: status
      ? `It answered with status ${status}, in words that the wizard does not know.`
      : 'The wizard does not know its words.',
    fix: 'Its answer is below and may name the cause.',
    place: 'none',
  }),
  'blocked-address': ({ account, console }) => ({
    title: 'An IP access list blocks the wizard',
    cause: `The ${account} takes requests from listed addresses only, and the machine that runs this wizard is not on the list.`,
    fix: `In the ${console}, add the wizard’s public address to the IP access list for the test. StackOne’s servers need to be on it too, or users cannot connect.`,
    place: 'none',
  }),

  'issuer-mismatch': (names, { expected = '', got = '' }) => ({
    title: 'The server is not the expected one',
    cause: `Expected the issuer ${expected}, got ${got}.`,
    fix: `Check ${cloudAnd(names)} in the profile. If ${names.accountId === null ? 'it is' : 'both are'} right, do not go on: something may be answering in place of ${names.provider}.`,
    place: { role: 'account' },
  }),
  'metadata-incomplete': ({ provider }, { missing = '' }) => ({
    title: 'The server’s metadata is incomplete',
    cause: `Wrong or missing: ${missing}.`,
    fix: `Test again. If that does not help, something may be answering in place of ${provider}.`,
    place: 'again',
  }),
  'endpoint-elsewhere': ({ provider }, { endpoint = '', to = '' }) => ({
    title: 'The server names an unexpected address',
    cause: `Its ${endpoint} is ${to}. The wizard sends the secret only to the account’s own host.`,
    fix: `Do not go on: something may be answering in place of ${provider}. Check the cloud in the profile.`,
    place: { field: 'cloud' },
  }),
  'clock-differs': (_names, { seconds = '', way = '' }) => ({
    title: 'The clocks differ',
    cause: `The clock of the machine that runs this wizard is ${seconds} seconds ${way}.`,
    fix: 'Let that machine set its clock over the network (NTP). ID tokens are checked against it.',
    place: 'none',
  }),

  'wrong-credentials': ({ clientId, clientSecret, accountId, app, console, provider }) => ({
    title: accountId
      ? `The ${clientId}, the ${clientSecret} or the ${accountId} is wrong`
      : `The ${clientId} or the ${clientSecret} is wrong`,
    cause: `${provider} does not say which one.`,
    fix: `Compare the ${clientId}${accountId ? ` and the ${accountId}` : ''} with the ${console}, and enter the ${clientSecret} again from your password manager. Only if it is lost, make a new ${app}.`,
    place: { role: 'client-secret' },
  }),
  'client-unclear': ({ clientId, clientSecret, provider }, { saw = '' }) => ({
    title: 'The credentials could not be checked before the sign-in',
    cause: `${provider} answered with ${saw}, which says nothing about the ${clientId} and the ${clientSecret}.`,
    fix: 'Signing in shows whether they are right.',
    place: 'none',
  }),
  'secret-unchecked': ({ clientSecret, provider }) => ({
    title: `The ${clientSecret} could not be checked before the sign-in`,
    cause: `${provider} checks the code first: a wrong ${clientSecret} got the same answer.`,
    fix: 'Signing in shows whether it is right.',
    place: 'none',
  }),
  'client-not-allowed': ({ app, clientId, clientSecret, provider }, { grant = '', known = '' }) => {
    const use = `the ${app} may not use ${grant === 'refresh_token' ? 'refresh tokens' : 'the authorization code flow'}`
    const allow = { fix: `Allow this in the settings of the ${app}, and test again.`, place: 'app' as const }
    const title = `${provider} does not let the ${app} do this`
    // At the sign-in, no secret is sent.
    if (known === 'unasked') return { title, cause: `It answered unauthorized_client: ${use}.`, ...allow }
    if (known === 'right') {
      return { title, cause: `The ${clientId} and the ${clientSecret} are right, but ${use}.`, ...allow }
    }
    return {
      title,
      cause: `It answered unauthorized_client: the ${clientSecret} is wrong, or ${use}.`,
      fix: `Enter the ${clientSecret} again. If it is right, allow this in the settings of the ${app}.`,
      place: { role: 'client-secret' },
    }
  },

  'no-sign-in': ({ provider }) => ({
    title: 'Nobody came back from the sign-in',
    cause: `${provider} sent no answer within the time that the test waits.`,
    fix: 'Test again, and sign in. If an error page comes and nothing leads back, paste its text into the box that the test shows while it waits.',
    place: 'again',
  }),
  'ended-early': () => ({
    title: 'The test was ended before the sign-in',
    cause: 'The stages before it are proven. Whether users can sign in, and which scopes they get, is not.',
    fix: 'Test again when the wizard’s redirect URL is registered and someone can sign in.',
    place: 'again',
  }),
  'unknown-client': ({ provider, clientId, accountId, app, console, appChange }) => ({
    title: `${provider} does not know the ${clientId} in this account`,
    cause: `The ${clientId}${accountId ? ` or the ${accountId}` : ''} is wrong, or the ${app} is in another account. A new one can take up to ${appChange} to be known.`,
    fix: `Compare ${accountId ? 'both' : 'it'} with the ${console}, and correct ${accountId ? 'them' : 'it'} in the profile. If the ${app} is new, test again in a while.`,
    place: { role: 'client-id' },
  }),
  'redirect-not-registered': ({ app, appChange }, { sent = '' }) => ({
    title: 'The redirect URL is not registered',
    cause: `The test sent ${sent}, and the ${app} does not list exactly this redirect URL.`,
    fix: `Add it there, character by character. Changes can take up to ${appChange}.`,
    place: 'app',
    ...(sent && { copy: { what: 'redirect URL', text: sent } }),
  }),
  'scopes-not-assigned': ({ app, appScopes, appChange, everything }, { scopes = '' }) => ({
    title: `The ${app} isn’t allowed to ask for ${scopesInTitle(scopes)}`,
    cause: `The test asked for ${scopes || 'scopes'}, which its ${appScopes} do not include.`,
    fix: [
      `Give the ${app} the ${appScopes} that cover them, and wait up to ${appChange}.`,
      ...(everything.length === 0 || listed(scopes).every((scope) => everything.includes(scope))
        ? []
        : [`If it has them already, ask for ${everything.join(' ')} in the Scopes field.`]),
      `Or ask only for what the ${app} has.`,
    ].join(' '),
    place: 'app',
  }),
  'sign-in-refused': () => ({
    title: 'Access was refused at the sign-in',
    cause: 'The person who signed in did not agree. This says nothing about the profile.',
    fix: 'Test again and agree.',
    place: 'again',
  }),
  'policy-refused': ({ account, console }) => ({
    title: 'A policy of the account refused the sign-in',
    cause: `The ${account} has a rule about who may sign in to apps, or how.`,
    fix: `Ask whoever manages sign-in policies in the ${console}, or test again as someone whom the policy lets through.`,
    place: 'none',
  }),
  'invalid-scope': ({ provider }, { scopes = '' }) => ({
    title: `${provider} does not know a scope`,
    cause: `The test asked for ${scopes}.`,
    fix: 'Check the spelling of each one in the Scopes field.',
    place: SCOPES,
  }),
  'temporarily-unavailable': ({ provider }) => ({
    title: `${provider} is unavailable`,
    cause: 'It reported an error that usually passes.',
    fix: 'Wait a few minutes before the next test.',
    place: 'again',
  }),
  'sign-in-error': ({ provider }, { error = '' }) => ({
    title: 'The sign-in ended with an error',
    cause: `${provider} answered “${error}”.`,
    fix: 'Its answer is below and may name the cause.',
    place: 'none',
  }),
  'wrong-state': (_names, { saw = '' }) => ({
    title: 'The answer does not belong to this test',
    cause: `It came with ${saw}: it may be from an earlier attempt, or from someone else. It says nothing about the profile.`,
    fix: 'Test again, and sign in only by the button on the page of that test.',
    place: 'again',
  }),
  'wrong-iss': ({ provider }, { expected = '', got = '' }) => ({
    title: 'The answer is from another server',
    cause: `Expected the issuer ${expected}, got ${got}.`,
    fix: `Test again. If that does not help, something may be answering in place of ${provider}.`,
    place: 'again',
  }),
  'no-code': (_names, { saw = '' }) => ({
    title: 'The answer has no code',
    cause: saw ? `It had: ${saw}.` : 'It was empty.',
    fix: 'Test again. If that does not help, a proxy may be shortening addresses.',
    place: 'again',
  }),

  'code-refused': ({ provider }) => ({
    title: `${provider} rejected the code`,
    cause: 'A code works once, and only for a short time. It came too late, or another program had used it.',
    fix: 'Test again, and sign in without a long pause.',
    place: 'again',
  }),
  'answer-breaks-rules': ({ provider }, { what = '' }) => ({
    title: 'The answer breaks the rules of OAuth',
    cause: `Wrong or missing: ${what}.`,
    fix: `Test again. If that does not help, something between the wizard and ${provider} may be changing answers.`,
    place: 'again',
  }),
  'token-bound': ({ app, provider }) => ({
    title: 'The tokens are bound to a key',
    cause: `${provider} requires proof of a key with each call (DPoP or mutual TLS). StackOne sends plain bearer tokens.`,
    fix: `Turn this off in the settings of the ${app}, and test again.`,
    place: 'app',
  }),
  'id-token-refused': ({ provider }, { what = '' }) => ({
    title: 'The ID token cannot be trusted',
    cause: ID_TOKEN[what] ?? `Its ${what} is wrong.`,
    fix: `${JUDGED_BY_CLOCK.has(what) ? 'Check the clock of the machine that runs this wizard, and test' : 'Test'} again. If that does not help, do not go on: something may be answering in place of ${provider}.`,
    place: 'again',
  }),
  'keys-unavailable': ({ provider }) => ({
    title: `The keys of ${provider} could not be read`,
    cause: 'Without them the ID token’s signature cannot be checked.',
    fix: 'Test again. Or remove openid from the Scopes field: then there is no ID token to check.',
    place: 'again',
  }),
  'lifetime-unknown': ({ provider }) => ({
    title: `${provider} does not say how long the access token lasts`,
    cause: 'The answer has no expires_in.',
    fix: 'Nothing to do: StackOne gets a new one when the old one is refused.',
    place: 'none',
  }),
  'short-lived': ({ app }, { seconds = '' }) => ({
    title: 'The access token is very short-lived',
    cause: `It ends after ${seconds === '1' ? '1 second' : `${seconds} seconds`}.`,
    fix: `Give the ${app} a longer access token lifetime, like 60 minutes.`,
    place: 'app',
  }),
  'no-refresh-token': ({ provider, app }, { scope = '' }) => ({
    title: 'No refresh token was issued',
    cause: `${scope ? `The profile asks for ${scope}, and ${provider}` : provider} gave none: the connection would end with its first access token.`,
    ...(scope
      ? {
          fix: `Check that the ${app} may have refresh tokens, and test again. Or remove ${scope} from the Scopes field if connections may end that soon.`,
          place: SCOPES,
        }
      : { fix: `Check that the ${app} may have refresh tokens, and test again.`, place: 'app' }),
  }),
  'no-refresh-token-asked': (_names, { scope = '' }) => ({
    title: 'There is no refresh token',
    cause: `The profile does not ask for ${scope}: each user signs in again when the access token ends.`,
    fix: `Add ${scope} to the Scopes field, unless connections may end that soon.`,
    place: SCOPES,
  }),
  'scope-missing': ({ app, appScopes }, { scopes = '', asked = '', got = '' }) => ({
    title: 'Needed scopes were not granted',
    cause: `Missing: ${scopes}. Asked for ${asked}, got ${got}.`,
    fix: `Ask for them in the Scopes field, and give the ${app} ${appScopes} that cover them. Then sign in again.`,
    place: SCOPES,
  }),
  'scope-optional-missing': (_names, { scopes = '', asked = '', got = '' }) => ({
    title: 'Requested scopes were not granted',
    cause: `Missing: ${scopes}. Asked for ${asked}, got ${got}.`,
    fix: 'None of the chosen actions needs them: remove them from the Scopes field, or leave them.',
    place: SCOPES,
  }),
  'identity-unknown': () => ({
    title: 'The tokens do not say who signed in',
    cause: 'They have no claim that names a person.',
    fix: 'Nothing to do: the test only shows it.',
    place: 'none',
  }),

  'not-admin': ({ admin, anAdmin, provider }, { scope = '' }) => ({
    title: `The person who signed in is not ${anAdmin}`,
    cause: `${provider} refuses these calls${scope ? ` (${scope})` : ''} to everyone else: calls run with the rights of the user who links the account.`,
    fix: `Sign out at ${provider} first, then test again and sign in as ${anAdmin}. In StackOne, too, ${admin}s must link the accounts.`,
    place: 'again',
  }),
  'api-scope-missing': (names, { scope = '', lacking = '', granted, asked = '' }) => ({
    title: 'The token can’t call part of the API',
    ...(granted
      ? {
          cause: `Calls for ${scope} were refused: ${names.provider} says that the token does not have ${lacking}, although that was granted. It may name another scope for these calls than the token has, or a change of the ${names.app} may not have reached it.`,
          ...afterGranted(names, asked),
        }
      : {
          cause: `Calls for ${scope} were refused: ${names.provider} says that the token does not have ${lacking}.`,
          fix: `Add ${lacking} to the Scopes field, and sign in again.`,
          place: SCOPES,
        }),
  }),
  'token-rejected': ({ provider, account }, { scope = '' }) => ({
    title: `${provider} rejected the token`,
    cause: `${scope ? `Calls for ${scope}` : 'Calls'} were refused as if the access token had expired or were not valid.`,
    fix: `Test again. If that does not help, a policy of the ${account} may be ending sessions.`,
    place: 'again',
  }),
  'api-refused': (_names, { scope = '', status = '' }) => ({
    title: 'Part of the API refused the call',
    cause: `Calls for ${scope} were refused with status ${status}, in words that the wizard does not know.`,
    fix: 'The answer is below and may name the cause.',
    place: 'none',
  }),
  'api-not-found': ({ provider }, { scope = '' }) => ({
    title: 'Part of the API was not found',
    cause: `There was nothing at the address for ${scope}.`,
    fix: `This account or cloud may not have it. If ${provider} has moved it, the wizard needs an update. Whether the scope works is not proven.`,
    place: 'none',
  }),
  'another-account': ({ accountId, provider }, { scope = '', got = '' }) => ({
    title: 'The API answered for another account',
    cause: `Calls for ${scope} returned data of the account ${got}.`,
    fix: `Compare it with the ${accountId ?? 'account'} in the profile. If that is right, something between the wizard and ${provider} may be mixing up answers.`,
    place: { role: 'account' },
  }),
  'token-not-needed': ({ provider }, { scope = '' }) => ({
    title: 'The API accepts any token',
    cause: `Calls for ${scope} gave the same answer with an invalid token, so they prove nothing about the real one.`,
    fix: `Something other than ${provider} may be answering: a cache, a proxy or a stand-in. Check the cloud in the profile, and test again.`,
    place: { field: 'cloud' },
  }),
  'no-probe': (_names, { scopes = '' }) => ({
    title: 'There is nothing to read with these scopes',
    cause: `The wizard knows no call for ${scopes}. Whether they work is not proven.`,
    fix: 'Ask for a scope that an action needs, in the Scopes field.',
    place: SCOPES,
  }),
  'not-read': (_names, { scopes = '' }) => ({
    title: 'Not every scope could be tried',
    cause: `There is nothing to read with ${scopes}. The test proves that it was granted, not that it works.`,
    fix: 'Nothing to do: the first call of a user shows whether it works.',
    place: 'none',
  }),
  'app-lacks-redirect': ({ app, appChange }, { url = '' }) => ({
    title: 'StackOne’s redirect URL is not registered',
    cause: `The ${app} does not have ${url} among its redirect URLs. This test works without it; every user who links an account in StackOne would get an error page.`,
    fix: `Add it there, character by character, and test again. Changes can take up to ${appChange}.`,
    place: 'app',
    ...(url && { copy: { what: 'redirect URL', text: url } }),
  }),
  'refresh-refused': ({ provider, account }) => ({
    title: 'The refresh token does not work',
    cause: `${provider} issued it and refused its first use. Connections would end with their first access token.`,
    fix: `Test again. If that does not help, someone may be revoking tokens, or a policy of the ${account} may forbid long sessions.`,
    place: 'again',
  }),
  'refresh-rotates': ({ app }) => ({
    title: 'Each refresh token works once',
    cause: `The ${app} gives a new one at each use. Whoever loses one in between must sign in again.`,
    fix: 'StackOne keeps the newest one. Nothing to do, unless connections break after an outage: then turn single-use refresh tokens off.',
    place: 'app',
  }),
  'refresh-narrower': ({ app }, { scopes = '' }) => ({
    title: 'The refreshed token has fewer scopes',
    cause: `After the first refresh these scopes are gone: ${scopes}.`,
    fix: `Someone may have changed the scopes of the ${app} meanwhile. Test again.`,
    place: 'again',
  }),
  'refreshed-refused': ({ provider, account }, { scope = '' }) => ({
    title: 'The refreshed access token does not work',
    cause: `A refresh brought a new access token, and ${provider} refused it at a call for ${scope} that had worked with the first one.`,
    fix: `Test again. If that does not help, a policy of the ${account} may be ending sessions.`,
    place: 'again',
  }),
  'refreshed-untried': () => ({
    title: 'The refreshed access token could not be tried',
    cause: 'No API call had worked with the first token, so there was nothing to repeat with the new one.',
    fix: 'Follow what the stage “API” says, then test again.',
    place: 'again',
  }),
  'revocation-failed': ({ provider }) => ({
    title: 'The test’s tokens could not all be revoked',
    cause: `${provider} offers revocation but did not revoke them.`,
    fix: 'Nothing to do: the wizard has forgotten the tokens, and they expire by themselves.',
    place: 'none',
  }),

  interrupted: () => ({
    title: 'The test was interrupted',
    cause: 'The wizard that ran it stopped or lost its database. This says nothing about the profile.',
    fix: 'Test again. If this test had tokens, they expire by themselves.',
    place: 'again',
  }),
  'profile-changed': () => ({
    title: 'The profile was changed during the test',
    cause: 'The sign-in was for its earlier values.',
    fix: 'Test the current profile.',
    place: 'again',
  }),
  superseded: () => ({
    title: 'Replaced by a newer test',
    cause: 'The same person started another test of this profile before this one ended.',
    fix: 'Open the newer test: the profile lists it.',
    place: 'none',
  }),
  'internal-error': () => ({
    title: 'Something went wrong in the wizard',
    cause: 'This is a fault of the wizard, not of the profile. The wizard’s log names the place.',
    fix: 'Test again. If that does not help, tell whoever runs the wizard.',
    place: 'again',
  }),
}

/** If the server has responded correctly before, cloud and account are right. */
function onTheWay({ provider }: Names): Pick<Words, 'fix' | 'place'> {
  return {
    fix: `Its earlier answers were right, so something between the wizard and ${provider} may be changing them: a proxy, or the sign-in page of a network. Test again.`,
    place: 'again',
  }
}

/** The fix when a granted scope does not work. */
function afterGranted({ provider, app, appChange, everything }: Names, asked: string): Pick<Words, 'fix' | 'place'> {
  const isAsked = everything.every((scope) => listed(asked).includes(scope))
  return isAsked
    ? {
        fix: `If the ${app} was changed, wait up to ${appChange}, and test again. If that does not help, ask the support of ${provider}.`,
        place: 'again',
      }
    : {
        fix: `Ask for ${everything.join(' ')} in the Scopes field, and sign in again. If the ${app} was changed, wait up to ${appChange} first.`,
        place: SCOPES,
      }
}

/** `scim and billing`; scopes that do not fit into a title are not named. */
function scopesInTitle(scopes: string): string {
  const names = listed(scopes).filter(Boolean)
  return names.length === 0 || names.length > MAX_IN_TITLE ? 'these scopes' : LIST.format(names)
}

function listed(scopes: string): string[] {
  return scopes.split(' ')
}

/** The values of a profile that identify a server. */
function cloudAnd({ accountId }: Names): string {
  return accountId === null ? 'the cloud' : `the cloud and the ${accountId}`
}

const ID_TOKEN: Readonly<Record<string, string>> = {
  nonce: 'It was made for another sign-in: its nonce is not the one that was sent.',
  signature: 'Its signature does not match the keys of the server.',
  exp: 'It has expired already.',
  iss: 'It names another issuer.',
  aud: 'It is for another client.',
  id_token: 'None came, although openid was asked for.',
}

const JUDGED_BY_CLOCK: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time'])
