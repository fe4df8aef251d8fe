import { hang, huge, reset, slowDrip } from '../faults/wires'
import { type Answer, json, text } from '../http/answer'
import type { Delivery } from '../http/deliver'
import { gatewayPage, proxyPage } from '../pages/foreign'
import { apiError } from './errors'

/** A fault of StackOne. */
export interface StackOneFault {
  id: string
  /** The fault, in one line. */
  title: string
  /** The API's response instead; absent if the fault is in the data. */
  answer?: (answer: Answer) => Delivery
}

/** Every fault of StackOne. */
export const STACKONE_FAULTS: readonly StackOneFault[] = [
  { id: 'key-unknown', title: 'Status 401: the key was deleted', answer: () => apiError(401, 'Unauthorized') },
  {
    id: 'key-lacks-permission',
    title: 'Status 403: the key may not do this',
    answer: () => apiError(403, 'Insufficient permissions'),
  },
  {
    id: 'blocked',
    title: 'Status 403 without a body, as for requests without a User-Agent',
    answer: () => ({ status: 403, headers: {}, body: '' }),
  },
  {
    id: 'rate-limited',
    title: 'Status 429, to be retried after 60 seconds',
    answer: () => withRetryAfter(apiError(429, 'Too many requests'), 60),
  },
  { id: 'server-error', title: 'Status 500', answer: () => apiError(500, 'Internal server error') },
  {
    id: 'bad-gateway',
    title: 'Status 502 with a page',
    answer: () => ({ ...gatewayPage(), status: 502 }),
  },
  {
    id: 'proxy-page',
    title: 'Status 403 with the page of a proxy',
    answer: () => proxyPage('https://api.stackone.com'),
  },
  { id: 'reset', title: 'The connection is reset without an answer', answer: () => reset },
  { id: 'hang', title: 'No answer arrives', answer: () => hang },
  { id: 'slow-drip', title: 'The answer arrives at one byte per second', answer: () => slowDrip },
  { id: 'garbage', title: 'Status 200 with text that is not JSON', answer: () => text(200, 'OK') },
  { id: 'other-form', title: 'Status 200 with JSON of another form', answer: () => json(200, { result: 'ok' }) },
  { id: 'huge', title: '50 MB of JSON', answer: () => huge },
  { id: 'no-attempts', title: 'Sessions do not report their sign-ins' },
  { id: 'accounts-in-data', title: 'The list of accounts comes in “data”' },
  { id: 'unknown-words', title: 'Accounts have an unknown status' },
  { id: 'account-error', title: 'A newly linked account ends in error' },
  { id: 'accounts-in-error', title: 'Every account is in error: its refresh token is refused' },
  { id: 'profile-gone', title: 'The connector profiles are gone' },
  { id: 'profile-disabled', title: 'The connector profiles are disabled' },
  { id: 'profile-not-default', title: 'No connector profile is the default' },
  { id: 'profile-other-type', title: 'The connector profiles have another type' },
  { id: 'profile-twice', title: 'There is a second connector profile of each name' },
  { id: 'connector-disabled', title: 'Databricks is not enabled in the project' },
  { id: 'other-profile', title: 'A session is made for another connector profile' },
  { id: 'actions-changed', title: 'One action is new, one is gone, one is renamed, and one has other scopes' },
]

/** The response in place of the valid one. */
export function withStackOneFaults(on: ReadonlySet<string>, trueAnswer: Answer): Delivery {
  const fault = STACKONE_FAULTS.find(({ id, answer }) => answer && on.has(id))
  return fault?.answer?.(trueAnswer) ?? trueAnswer
}

function withRetryAfter(answer: Answer, seconds: number): Answer {
  return { ...answer, headers: { ...answer.headers, 'retry-after': `${seconds}` } }
}
