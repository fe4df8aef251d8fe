import type { AdviceId } from '../../guide/advice-id'
import type { Names, Values, Words } from '../advice-words'
import type { DeviceRole, StopReason } from './speaker'

type SpeakerAdviceId = Extract<
  AdviceId,
  | 'company-sign-in'
  | 'answered-by-network'
  | 'page-with-status'
  | 'access-denied'
  | 'interaction-needed'
  | `seen-${string}`
>

/** The words for a text whose author is not, or may not be, the provider. */
export const SPEAKER_WORDS: Readonly<Record<SpeakerAdviceId, (names: Names, values: Values) => Words>> = {
  'company-sign-in': ({ provider, app }, { by = 'The company’s sign-in', reason = '', code = '', keep = '' }) => {
    const { title, cause, fix } = STOPS[isReason(reason) ? reason : 'other'](by)
    const itsCode = code ? ` Its code is ${code}.` : ''
    const kept = keep ? ` Give them the ${keep} below.` : ''
    return {
      title,
      cause: `This comes from ${by}, where your company signs in, and not from ${provider}. ${cause}${itsCode} It says nothing about the profile.`,
      fix: `${fix}${kept} There is nothing to change in the ${app}.`,
      place: 'again',
    }
  },
  'answered-by-network': (
    { provider },
    { by = 'Something on the way', role = '', host = '', status = '', proven },
  ) => ({
    title: `${by} answered in place of ${host}`,
    cause: `${by} is ${roleWords(role)}${status ? `, and its page has status ${status}` : ''}.${proven ? ` The earlier answers of ${host} were right.` : ''} This says nothing about the profile.`,
    fix: isOfEitherSide(role)
      ? `Test again in a few minutes. If it happens again, ask whoever runs your network whether it is theirs. If it is not, it is in front of ${provider}: send its support what is below.`
      : `Ask whoever runs your network to let the machine that runs this wizard reach ${host}. Then test again.`,
    place: 'again',
  }),
  'page-with-status': ({ provider }, { host = '', status = '', proven }) => ({
    title: `A web page came from ${host}, with status ${status}`,
    cause: proven
      ? 'Its earlier answers were right, so a proxy or a gateway on the way may have written this page. Its title and first words are below.'
      : 'Data was expected. A proxy or a gateway on the way may have written the page. Its title and first words are below.',
    fix: `If the page is from your company’s network, ask whoever runs that to let the machine that runs this wizard reach ${host}. Otherwise test again later, or ask the support of ${provider}.`,
    place: 'again',
  }),
  'access-denied': (_names, _values) => ({
    title: 'Access was denied at the sign-in',
    cause: 'The reason is below. The wizard does not know it. It says nothing about the profile.',
    fix: 'Do what the reason says, or test again as someone else. Agreeing again may not help.',
    place: 'again',
  }),
  'interaction-needed': ({ provider }, { error = '' }) => ({
    title: 'The sign-in needs a person',
    cause: `“${error || 'An error'}” means that nobody was signed in or could be asked. It says nothing about the profile.`,
    fix: `Allow cookies and pop-up windows for ${provider}, and test again. A private window starts without old sign-ins.`,
    place: 'again',
  }),
  'seen-network-page': ({ provider }, { by = 'Something on the way', role = '', host = '', status = '' }) => ({
    title: `${by} stopped the page`,
    cause: `The page is from ${by}, ${roleWords(role)}${status ? ` (status ${status})` : ''}. ${
      isOfEitherSide(role)
        ? `Nothing on it tells whether that belongs to ${provider} or to your company’s network. It says nothing about the profile.`
        : `${provider} did not write it.`
    }`,
    fix: isOfEitherSide(role)
      ? `Open the sign-in again in a few minutes. If the page stays, ask whoever runs your network whether it is theirs. If it is not, ask the support of ${provider}.`
      : `Ask whoever runs your network to let this browser open ${host}, or sign in from another network.`,
    place: 'none',
  }),
  'seen-status': ({ provider }, { status = '', host = '', own }) => {
    const { cause, fix } = statusWords(status, host)
    return {
      title: `The page has status ${status || 'of an error'}`,
      cause: `${cause} ${own ? `Its title is that of a page of ${provider}.` : 'Nothing on it tells who wrote it.'}`,
      fix,
      place: 'none',
    }
  },
  'seen-error': ({ provider }, { error = '' }) => ({
    title: `The page names the error “${error || 'unknown'}”`,
    cause: `Nothing on it tells whether ${provider} wrote it, or the page where your company signs in.`,
    fix: 'Look at the address of the page: its host tells whose it is. Paste the address too, and the wizard can tell more.',
    place: 'none',
  }),
  'seen-browser-error': (_names, { code = '', host = '' }) => ({
    title: 'The browser could not open the page',
    cause: browserWords(code),
    fix: `Check that this browser reaches ${host || 'the address'}, then open the sign-in again.`,
    place: 'none',
  }),
  'seen-other-program': ({ provider, anAdmin, otherProgram }, { meaning = '' }) => {
    const { title, cause, fix } = otherProgramWords(meaning, provider, anAdmin)
    const like = otherProgram ? `, like ${otherProgram}` : ''
    return {
      title,
      cause: `${cause} This test has no token yet, so it comes from another program${like}. It says nothing about the profile.`,
      fix,
      place: 'none',
    }
  },
  'seen-other-sign-in': (_names, _values) => ({
    title: 'The page is about another sign-in',
    cause:
      'It names another redirect URL, client or account than this test sent: it is from another program or from an earlier attempt. It says nothing about the profile.',
    fix: 'Open the sign-in by the button of this test, and paste the page that comes then.',
    place: 'none',
  }),
  'seen-blocked-address': ({ account, provider }, _values) => ({
    title: 'An IP access list blocks this browser',
    cause: `The ${account} takes requests from listed addresses only, and that of the network you are in is not on the list.`,
    fix: `Sign in from a network that is on the list, or have this one added at ${provider}. StackOne’s servers need to be on it too, or users cannot connect.`,
    place: 'none',
  }),
}

const STOPS: Readonly<Record<StopReason, (by: string) => Pick<Words, 'title' | 'cause' | 'fix'>>> = {
  policy: (by) => ({
    title: `${by} blocked the sign-in`,
    cause: 'A sign-in policy of your company does not allow it from this device, network or person.',
    fix: `Ask whoever manages ${by} in your company to allow it, or sign in from a device and network that the policy allows.`,
  }),
  approval: (by) => ({
    title: `${by} wants an administrator’s approval`,
    cause: 'In your company, an administrator must approve an app before people can sign in to it.',
    fix: `Ask whoever manages ${by} in your company to approve it, then sign in again.`,
  }),
  assignment: (by) => ({
    title: `${by} does not let this person in`,
    cause: 'The person who signs in is not assigned to the app, or belongs to another organization.',
    fix: `Ask whoever manages ${by} in your company to assign the person, or sign in as someone who is.`,
  }),
  account: (by) => ({
    title: `${by} did not sign the person in`,
    cause: 'The account, its password or its second factor is not accepted.',
    fix: `Sign in again. If it does not work, ask whoever manages ${by} in your company.`,
  }),
  app: (by) => ({
    title: `${by} is not set up for this sign-in`,
    cause: 'A value that your company registered there, like a redirect URI, is missing or different.',
    fix: `Ask whoever manages ${by} in your company to look at its sign-on app.`,
  }),
  passing: (by) => ({
    title: `${by} is unavailable`,
    cause: 'It is busy or has an error that usually passes.',
    fix: `Sign in again in a few minutes. If it happens again, ask whoever manages ${by} in your company.`,
  }),
  session: (by) => ({
    title: `${by} lost the session`,
    cause: 'The sign-in took too long, was opened twice, or the browser holds an old session.',
    fix: `Close other sign-in pages and sign in again, best in a private window. If it happens again, ask whoever manages ${by} in your company.`,
  }),
  other: (by) => ({
    title: `${by} stopped the sign-in`,
    cause: 'The wizard does not know the reason.',
    fix: `Ask whoever manages ${by} in your company, and show them what the page says.`,
  }),
}

function isReason(text: string): text is StopReason {
  return Object.hasOwn(STOPS, text)
}

const ROLES: Readonly<Record<DeviceRole, string>> = {
  proxy: 'a proxy between your company’s network and the internet',
  firewall: 'a security filter of your company’s network',
  cdn: 'a content delivery network (CDN)',
  gateway: 'a gateway before a server',
  'session-proxy': 'a security proxy that your company opens web pages through',
  server: 'web server software, which gateways and proxies run too',
}

/** Whether providers use it as well as companies. */
function isOfEitherSide(role: string): boolean {
  return role === 'cdn' || role === 'gateway' || role === 'server'
}

function roleWords(role: string): string {
  return Object.hasOwn(ROLES, role) ? ROLES[role as DeviceRole] : 'something between the two'
}

function statusWords(status: string, host: string): Pick<Words, 'cause' | 'fix'> {
  switch (status) {
    case '401':
    case '407':
      return {
        cause: 'It wants a sign-in first.',
        fix: `A proxy that wants a sign-in says this too. Sign in to your network, then open the sign-in to ${host || 'the provider'} again.`,
      }
    case '403':
    case '451':
      return {
        cause: 'The server that wrote it does not let this browser, network or person in.',
        fix: 'Sign in from another network, or in a private window. If the page stays, show it to whoever runs your network.',
      }
    case '404':
    case '410':
      return {
        cause: 'There is nothing at that address: the cloud or the account may be wrong, or the address was cut off.',
        fix: 'Check both in the profile, and open the sign-in by the button of the test, not from the history.',
      }
    case '429':
      return { cause: 'There were too many requests.', fix: 'Wait a few minutes, then open the sign-in again.' }
    default:
      return status.startsWith('5')
        ? {
            cause: 'The server, or a gateway in front of it, has an error or is busy.',
            fix: 'Open the sign-in again in a few minutes. If the page stays, show it to whoever runs your network.',
          }
        : {
            cause: 'The server that wrote it refused the request.',
            fix: 'Open the sign-in by the button of the test. If the page stays, show it to whoever runs your network.',
          }
  }
}

function browserWords(code: string): string {
  const named = code ? ` (${code})` : ''
  if (/CERT|SSL|SEC_ERROR|MOZILLA_PKIX/.test(code)) {
    return `The browser does not trust the certificate of the address${named}. A security filter on the way does this too.`
  }
  if (/secure connection/i.test(code)) return `The browser could not make a secure connection${named}.`
  if (/NAME_NOT_RESOLVED|DNS|find the server|finding that site/.test(code))
    return `The name of the host was not found${named}.`
  if (/PROXY|TUNNEL/.test(code)) return `The proxy of your network did not let the browser through${named}.`
  if (/REDIRECTS/.test(code)) return `The address redirects in a circle${named}. Old cookies do this.`
  if (/BLOCKED/.test(code)) return `The browser, an extension or a policy of your company blocked the page${named}.`
  if (/INTERNET_DISCONNECTED/.test(code)) return `The computer has no network${named}.`
  return `Nothing answered at the address${named}.`
}

function otherProgramWords(meaning: string, provider: string, anAdmin: string): Pick<Words, 'title' | 'cause' | 'fix'> {
  switch (meaning) {
    case 'refresh-refused':
      return {
        title: 'An old sign-in of another program has ended',
        cause: 'A stored refresh token is no longer valid.',
        fix: 'Go on with the sign-in of this test. To use that program again, sign in there again.',
      }
    case 'not-admin':
      return {
        title: `Someone who is not ${anAdmin} called the API`,
        cause: `${provider} refused a call of the API to a person who is not ${anAdmin}.`,
        fix: `Go on with the sign-in of this test, as ${anAdmin}.`,
      }
    case 'code-refused':
      return {
        title: 'Another program redeemed a code',
        cause: 'The server refused a code, or a stored refresh token.',
        fix: 'Go on with the sign-in of this test.',
      }
    default:
      return {
        title: 'A call of the API by another program was refused',
        cause: 'A server refused a token, or what it may do.',
        fix: 'Go on with the sign-in of this test.',
      }
  }
}
