import type { Guide } from '../guide/schema'
import type { AdviceId } from './advice-id'
import type { ProviderTest } from './provider'
import type { Advice } from './stage'

/** Where a fix is done: in a step of the guide, in the profile, here, or nowhere that we could lead to. */
type Place = keyof ProviderTest['steps'] | 'profile' | 'again' | 'none'

/** What is said: what happened, why, and what to do. */
export interface Words {
  title: string
  cause: string
  fix: string
  place: Place
}

type Values = Readonly<Record<string, string>>

interface Names {
  provider: string
  /** What the provider calls its things. */
  app: string
  admin: string
  console: string
  account: string
  /** The labels of the profile's fields. */
  accountId: string
  clientId: string
  clientSecret: string
  /** In minutes. */
  appChange: string
}

/** The words of one piece of advice, for a guide's provider. */
export function wordsOf(
  { id, values }: Advice,
  guide: Pick<Guide, 'connectorName' | 'profile'>,
  test: ProviderTest,
): Words {
  const { accountId, clientId, clientSecret } = guide.profile.fields
  return WORDS[id](
    {
      provider: guide.connectorName,
      ...test.words,
      accountId: accountId.label,
      clientId: clientId.label,
      clientSecret: clientSecret.label,
      appChange: `${test.appChangeMinutes}`,
    },
    values,
  )
}

const WORDS: Readonly<Record<AdviceId, (names: Names, values: Values) => Words>> = {
  'value-wrong': (_names, { message = '' }) => ({
    title: 'A value of the profile cannot be right',
    cause: message,
    fix: 'Correct it in the profile, then test again.',
    place: 'profile',
  }),
  'value-unusual': ({ console }, { message = '' }) => ({
    title: 'A value of the profile looks unusual',
    cause: message,
    fix: `If the test fails, compare it with the ${console} first.`,
    place: 'profile',
  }),
  'secret-unreadable': ({ clientSecret }) => ({
    title: `The ${clientSecret} cannot be read`,
    cause: 'It was sealed with a key that this wizard does not have, or what is stored is damaged.',
    fix: `Enter the ${clientSecret} again, or put the key back.`,
    place: 'profile',
  }),
  'needed-scopes-not-asked': (_names, { scopes = '' }) => ({
    title: 'The Scopes field lacks what the actions need',
    cause: `The chosen actions need ${scopes}, which the profile does not ask for.`,
    fix: `Add ${scopes} to the Scopes field.`,
    place: 'profile',
  }),
  'offline-access-not-asked': ({ provider }, { scope = '' }) => ({
    title: `The profile does not ask for ${scope}`,
    cause: `Without it ${provider} gives no refresh token, and every connection ends with its first access token.`,
    fix: `Add ${scope} to the Scopes field, unless you want that.`,
    place: 'profile',
  }),

  unreachable: ({ provider }, { host = '', reason = '' }) => ({
    title: `${host} could not be reached`,
    cause: UNREACHABLE[reason] ?? 'No connection could be made.',
    fix: `Check that the machine that runs this wizard may reach ${host}, through its firewall and proxy, and that ${provider} is up. Nothing is known about the profile yet.`,
    place: 'again',
  }),
  'connection-broken': (_names, { host = '' }) => ({
    title: `${host} broke the connection off`,
    cause: 'The connection was made, and ended before the whole answer was there.',
    fix: 'Test again. If it happens again, a firewall or proxy on the way may be cutting it.',
    place: 'again',
  }),
  'timed-out': (_names, { host = '', seconds = '' }) => ({
    title: `${host} did not answer in time`,
    cause: `There was no whole answer within ${seconds} seconds.`,
    fix: 'Test again. If it happens again, a firewall on the way may be swallowing the request.',
    place: 'again',
  }),
  'too-large': (_names, { host = '' }) => ({
    title: `${host} answered with too much`,
    cause: 'The answer was longer than a megabyte, and was left unread.',
    fix: 'Something other than the provider may be answering. Check the cloud of the profile.',
    place: 'profile',
  }),
  'redirected-elsewhere': ({ provider }, { host = '', to = '' }) => ({
    title: `${host} leads elsewhere`,
    cause: `It redirected the request to ${to}. The wizard asks ${host} only, and did not follow.`,
    fix: `Check the cloud of the profile. A proxy on the way that asks for a sign-in does this too: it must let requests to ${provider} through.`,
    place: 'profile',
  }),
  'redirect-loop': (_names, { host = '' }) => ({
    title: `${host} leads in a circle`,
    cause: 'It redirected the request again and again.',
    fix: 'Test again later. A proxy on the way may be doing this.',
    place: 'again',
  }),
  'server-error': ({ provider }, { host = '', status = '' }) => ({
    title: `${host} has a fault`,
    cause: `It answered with status ${status}, which is an error of its own.`,
    fix: `Test again later, and look at ${provider}’s status page. Nothing speaks against the profile.`,
    place: 'again',
  }),
  'server-busy': ({ provider }, { host = '', wait = '' }) => ({
    title: `${host} asks to wait`,
    cause: `${provider} is busy, or has had too many requests.`,
    fix: wait ? `Test again in ${wait} seconds.` : 'Test again in a few minutes.',
    place: 'again',
  }),
  'page-instead-of-data': ({ provider, accountId }, { host = '' }) => ({
    title: `${host} answered with a web page`,
    cause: `${provider} does this for addresses that it does not have; so do proxies that want a sign-in.`,
    fix: `Check the cloud and the ${accountId} of the profile.`,
    place: 'account',
  }),
  'unreadable-answer': (_names, { host = '' }) => ({
    title: `The answer of ${host} cannot be read`,
    cause: 'It is no JSON, is cut off, or says that it is something else.',
    fix: 'Test again. If it happens again, something between the wizard and the provider may be changing answers.',
    place: 'again',
  }),
  'unexpected-status': (_names, { host = '', status = '' }) => ({
    title: `${host} refused the request`,
    cause: status
      ? `It answered with status ${status}, and words that the wizard does not know.`
      : 'Its words are not known to the wizard.',
    fix: 'What it said is below. It may name the cause.',
    place: 'none',
  }),
  'blocked-address': ({ account, console }) => ({
    title: 'An IP access list blocks the wizard',
    cause: `The ${account} takes requests from listed addresses only, and the machine that runs this wizard is not on the list.`,
    fix: `In the ${console}, add the wizard’s public address to the IP access list for the test. StackOne’s servers need to be on it too, or users cannot connect.`,
    place: 'none',
  }),

  'issuer-mismatch': ({ accountId }, { expected = '', got = '' }) => ({
    title: 'The server is not the one that was expected',
    cause: `Expected the issuer ${expected}, got ${got}.`,
    fix: `Check the cloud and the ${accountId}. If both are right, do not go on: something may be answering in the provider’s place.`,
    place: 'account',
  }),
  'metadata-incomplete': (_names, { missing = '' }) => ({
    title: 'The server’s description of itself lacks something',
    cause: `Missing or wrong: ${missing}.`,
    fix: 'Test again. If it stays, something may be answering in the provider’s place.',
    place: 'again',
  }),
  'endpoint-elsewhere': (_names, { endpoint = '', to = '' }) => ({
    title: 'The server names an address elsewhere',
    cause: `Its ${endpoint} is ${to}. The secret is sent to the account’s own host only.`,
    fix: 'Do not go on: something may be answering in the provider’s place. Check the cloud of the profile.',
    place: 'profile',
  }),
  'clock-differs': (_names, { seconds = '', way = '' }) => ({
    title: 'The clocks differ',
    cause: `The clock of the machine that runs this wizard is ${seconds} seconds ${way}.`,
    fix: 'Have that machine set its clock by the network (NTP). Tokens are judged by it.',
    place: 'none',
  }),

  'wrong-credentials': ({ clientId, clientSecret, app, provider }) => ({
    title: `The ${clientId} or the ${clientSecret} is wrong`,
    cause: `${provider} does not know this pair in this account.`,
    fix: `Copy both again from the ${app}. A secret is shown only once: if it is lost, make a new ${app}.`,
    place: 'credentials',
  }),
  'client-unclear': ({ clientId, clientSecret }, { saw = '' }) => ({
    title: 'The credentials could not be checked beforehand',
    cause: `The server answered ${saw}, which tells nothing about the ${clientId} and the ${clientSecret}.`,
    fix: 'Go on: signing in shows whether they are right.',
    place: 'none',
  }),

  'no-sign-in': ({ provider }) => ({
    title: 'Nobody came back from the sign-in',
    cause: `${provider} sent no answer within the time that the test waits.`,
    fix: `Test again, and sign in. If ${provider} showed an error page instead, paste its text into the box there.`,
    place: 'again',
  }),
  'ended-early': () => ({
    title: 'The test was ended before the sign-in',
    cause: 'What ran before it is proven; whether users can sign in, and what they are granted, is not.',
    fix: 'Test again when the wizard’s redirect URL is registered and someone can sign in.',
    place: 'again',
  }),
  'unknown-client': ({ provider, clientId, accountId, app, appChange }) => ({
    title: `${provider} does not know the ${clientId} in this account`,
    cause: `The ${clientId} or the ${accountId} is wrong, or the ${app} is in another account. New ones can take up to ${appChange} minutes to be known.`,
    fix: `Compare both with the ${app}. If it is new, try again in a while.`,
    place: 'credentials',
  }),
  'redirect-not-registered': ({ app, appChange }, { sent = '' }) => ({
    title: 'The redirect URL is not registered',
    cause: `The test sent ${sent}, and the ${app} does not have exactly that among its redirect URLs.`,
    fix: `Add it there, character by character the same. Changes can take up to ${appChange} minutes.`,
    place: 'app',
  }),
  'scopes-not-assigned': ({ app, appChange }, { scopes = '' }) => ({
    title: 'The app may not ask for these scopes',
    cause: `Asked for ${scopes || 'scopes'}, which the ${app} does not have among its access scopes.`,
    fix: `Give the ${app} the access scope that covers them, and wait up to ${appChange} minutes; or take them out of the Scopes field.`,
    place: 'scopes',
  }),
  'sign-in-refused': ({ provider }) => ({
    title: 'Access was refused at the sign-in',
    cause: `Whoever signed in did not agree, or ${provider} did not let them.`,
    fix: 'Test again, and agree to what is asked for.',
    place: 'again',
  }),
  'policy-refused': ({ account, console }) => ({
    title: 'A policy of the account refused the sign-in',
    cause: `The ${account} has a rule about who may sign in to apps, or how.`,
    fix: `Ask whoever manages sign-in policies in the ${console}, or sign in as someone whom the policy lets through.`,
    place: 'none',
  }),
  'invalid-scope': ({ provider }, { scopes = '' }) => ({
    title: `${provider} does not know a scope`,
    cause: `Asked for ${scopes}.`,
    fix: 'Check the spelling of each one in the Scopes field.',
    place: 'scopes',
  }),
  'temporarily-unavailable': ({ provider }) => ({
    title: `${provider} cannot answer now`,
    cause: 'It says that this will pass.',
    fix: 'Test again in a few minutes.',
    place: 'again',
  }),
  'sign-in-error': ({ provider }, { error = '' }) => ({
    title: 'The sign-in ended with an error',
    cause: `${provider} answered “${error}”.`,
    fix: 'What it said is below. It may name the cause.',
    place: 'none',
  }),
  'wrong-state': (_names, { saw = '' }) => ({
    title: 'The answer does not belong to this test',
    cause: `It came with ${saw}: it may be from an earlier attempt, or someone else made it.`,
    fix: 'Test again, and sign in only by the button there.',
    place: 'again',
  }),
  'wrong-iss': (_names, { expected = '', got = '' }) => ({
    title: 'The answer is from another server',
    cause: `Expected the issuer ${expected}, got ${got}.`,
    fix: 'Test again. If it stays, something may be answering in the provider’s place.',
    place: 'again',
  }),
  'no-code': (_names, { saw = '' }) => ({
    title: 'The answer has no code',
    cause: saw ? `It had: ${saw}.` : 'It had nothing in it.',
    fix: 'Test again. A proxy that cuts addresses off does this too.',
    place: 'again',
  }),

  'code-refused': () => ({
    title: 'The code was not taken',
    cause: 'A code is good once, and for a short time only; another program may have used it, or it came too late.',
    fix: 'Test again, and sign in without a long pause.',
    place: 'again',
  }),
  'answer-breaks-rules': ({ provider }, { what = '' }) => ({
    title: 'The answer breaks the rules of OAuth',
    cause: `What is wrong is ${what}.`,
    fix: `Test again. If it stays, something between the wizard and ${provider} may be changing answers.`,
    place: 'again',
  }),
  'id-token-refused': (_names, { what = '' }) => ({
    title: 'The ID token cannot be trusted',
    cause: ID_TOKEN[what] ?? `Its ${what} is wrong.`,
    fix: 'Test again, and check the clock of the machine that runs this wizard. If it stays, do not go on: something may be answering in the provider’s place.',
    place: 'again',
  }),
  'keys-unavailable': () => ({
    title: 'The server’s keys could not be read',
    cause: 'Without them the ID token’s signature cannot be checked.',
    fix: 'Test again. Taking openid out of the Scopes field does without an ID token.',
    place: 'again',
  }),
  'lifetime-unknown': () => ({
    title: 'The server does not say how long the access token lasts',
    cause: 'The answer has no expires_in.',
    fix: 'Nothing needs to be done: StackOne gets a new one when the old one is refused.',
    place: 'none',
  }),
  'short-lived': ({ app }, { seconds = '' }) => ({
    title: 'The access token lasts very shortly',
    cause: `It ends after ${seconds} seconds.`,
    fix: `Give the ${app} a longer access token lifetime: 60 minutes are usual.`,
    place: 'app',
  }),
  'no-refresh-token': ({ provider, app }, { scope = '' }) => ({
    title: 'No refresh token came',
    cause: `The profile asks for ${scope}, and ${provider} gave none: the connection would end with its first access token.`,
    fix: `Check that ${scope} is among the scopes of the ${app}, and in the Scopes field.`,
    place: 'scopes',
  }),
  'no-refresh-token-asked': (_names, { scope = '' }) => ({
    title: 'There is no refresh token',
    cause: `The profile does not ask for ${scope}: each user signs in again when the access token ends.`,
    fix: `Add ${scope} to the Scopes field, unless you want that.`,
    place: 'profile',
  }),
  'scope-missing': ({ app }, { scopes = '', asked = '', got = '' }) => ({
    title: 'Scopes that the actions need were not granted',
    cause: `Missing: ${scopes}. Asked for ${asked}, got ${got}.`,
    fix: `Give the ${app} access scopes that cover them, and ask for them in the Scopes field. Then users must sign in again.`,
    place: 'scopes',
  }),
  'scope-optional-missing': (_names, { scopes = '', asked = '', got = '' }) => ({
    title: 'Scopes that were asked for were not granted',
    cause: `Missing: ${scopes}. Asked for ${asked}, got ${got}.`,
    fix: 'None of the chosen actions needs them: take them out of the Scopes field, or leave it so.',
    place: 'profile',
  }),
  'identity-unknown': () => ({
    title: 'The tokens do not say who signed in',
    cause: 'They have no claim that names a person.',
    fix: 'Nothing needs to be done: the test only shows it.',
    place: 'none',
  }),

  'not-admin': ({ admin, provider }, { scope = '' }) => ({
    title: `Whoever signed in is no ${admin}`,
    cause: `${provider} refuses these calls${scope ? ` (${scope})` : ''} to everyone else: calls run with the rights of the user who links the account.`,
    fix: `Test again, signed in as an ${admin}; and have ${admin}s link accounts in StackOne.`,
    place: 'roles',
  }),
  'api-scope-missing': (_names, { scope = '', lacking = '' }) => ({
    title: 'The token may not call a part of the API',
    cause: `The call for ${scope} was refused: the token does not have ${lacking}.`,
    fix: `Add ${lacking} to the Scopes field, and sign in again.`,
    place: 'scopes',
  }),
  'token-rejected': ({ provider }, { scope = '' }) => ({
    title: `${provider} did not take the token`,
    cause: `The call${scope ? ` for ${scope}` : ''} was answered as if the access token were expired or not valid.`,
    fix: 'Test again, and check the clock of the machine that runs this wizard. If it stays, the account’s sign-in policies may be ending sessions.',
    place: 'again',
  }),
  'api-refused': ({ provider }, { scope = '', status = '' }) => ({
    title: 'A call was refused',
    cause: `The call for ${scope} was answered with status ${status}, and words that the wizard does not know.`,
    fix: `What ${provider} said is below. It may name the cause.`,
    place: 'none',
  }),
  'api-not-found': ({ provider }, { scope = '' }) => ({
    title: 'A part of the API is not there',
    cause: `The call for ${scope} found nothing at its address.`,
    fix: `This account or cloud may not have it. If ${provider} has moved it, the wizard needs an update. Whether the scope works is not proven.`,
    place: 'none',
  }),
  'no-probe': (_names, { scopes = '' }) => ({
    title: 'There is nothing to read with these scopes',
    cause: `The wizard knows no call for ${scopes}.`,
    fix: 'Ask for a scope that an action needs. Whether these work is not proven.',
    place: 'profile',
  }),
  'app-lacks-redirect': ({ app }, { url = '' }) => ({
    title: 'StackOne’s redirect URL is not registered',
    cause: `The ${app} does not have ${url}. This test works without it; users who link accounts in StackOne would get an error page.`,
    fix: 'Add it to the redirect URLs, exactly.',
    place: 'app',
  }),
  'refresh-refused': ({ provider }) => ({
    title: 'The refresh token does not work',
    cause: `${provider} gave it, and refused it at its first use. Connections would end with their first access token.`,
    fix: 'Test again. If it stays, someone may be revoking tokens, or the account’s policies may forbid long sessions.',
    place: 'again',
  }),
  'refresh-rotates': ({ app }) => ({
    title: 'Each refresh token works once',
    cause: `The ${app} gives a new one at each use. Whoever loses one in between must sign in again.`,
    fix: 'StackOne keeps the newest one. Nothing needs to be done, unless connections break after an outage: then turn single-use refresh tokens off.',
    place: 'app',
  }),
  'refresh-narrower': (_names, { scopes = '' }) => ({
    title: 'The refreshed token may do less',
    cause: `After the first refresh these are gone: ${scopes}.`,
    fix: 'Someone may have changed the app’s scopes meanwhile. Test again.',
    place: 'again',
  }),
  'revocation-failed': () => ({
    title: 'The test’s refresh token could not be revoked',
    cause: 'The server offers revocation, and did not do it.',
    fix: 'Nothing needs to be done: nobody has the token any more, and it ends by itself.',
    place: 'none',
  }),

  interrupted: () => ({
    title: 'The test broke off',
    cause: 'The process of the wizard that ran it has ended, or lost its database.',
    fix: 'Test again. Nothing speaks against the profile. Tokens that the test had end by themselves.',
    place: 'again',
  }),
  'profile-changed': () => ({
    title: 'The profile was changed meanwhile',
    cause: 'What was signed in for is not what the profile says now.',
    fix: 'Test again, as it is now.',
    place: 'again',
  }),
  superseded: () => ({
    title: 'A newer test took its place',
    cause: 'You started another test of this profile before this one had ended.',
    fix: 'Go on with the newer one.',
    place: 'none',
  }),
  'internal-error': () => ({
    title: 'The wizard made a mistake',
    cause: 'This is a fault of the wizard, not of the profile. Its log names the place.',
    fix: 'Test again. If it stays, tell whoever runs the wizard.',
    place: 'again',
  }),
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  refused: 'The connection was refused.',
  'not-found': 'Its name could not be found (DNS).',
  certificate: 'Its certificate is not trusted. A proxy that opens TLS connections does this.',
}

const ID_TOKEN: Readonly<Record<string, string>> = {
  nonce: 'It was made for another sign-in: its nonce is not the one that was sent.',
  signature: 'Its signature does not match the server’s keys.',
  exp: 'It has expired already.',
  iss: 'It names another issuer.',
  aud: 'It is for another client.',
  id_token: 'None came, although openid was asked for.',
}
