import { z } from 'zod'
import type { Account } from '../state/account'
import { FAULTS } from './table'

const MAX_LATENCY = 600_000

const settingsSchema = z.object({
  on: z.array(z.string(), 'on must be a list of fault ids.').default([]),
  latency: z
    .int('latency must be a whole number of milliseconds.')
    .min(0, 'latency must not be negative.')
    .max(MAX_LATENCY, `latency must be at most ${MAX_LATENCY}.`)
    .default(0),
})

/** Sets the faults of an account. Returns a sentence if that fails. */
export function setFaults(account: Account, value: unknown): string | null {
  const { data, error } = settingsSchema.safeParse(value)
  if (!data) return error.issues[0]?.message ?? 'The faults are invalid.'
  const unknown = data.on.filter((id) => !FAULTS.some((fault) => fault.id === id))
  if (unknown.length > 0) return `There is no fault called ${unknown.map((id) => `'${id}'`).join(', ')}.`
  account.faults = { on: new Set(data.on), latency: data.latency }
  return null
}
