import { type Answer, json } from '../http/answer'

/** An error in the form that StackOne's API gives it. */
export function apiError(statusCode: number, message: string): Answer {
  return json(statusCode, { statusCode, message, timestamp: new Date().toISOString() })
}
