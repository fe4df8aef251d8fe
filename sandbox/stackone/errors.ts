import { type Answer, json } from '../http/answer'

/** An error in the format of StackOne's API. */
export function apiError(statusCode: number, message: string): Answer {
  return json(statusCode, { statusCode, message, timestamp: new Date().toISOString() })
}
