import { z } from 'zod'
import { STACKONE_FAULTS } from './faults'
import type { Project } from './project'

const MAX_LATENCY = 600_000

const settingsSchema = z.object({
  on: z.array(z.string()).default([]),
  latency: z.int().min(0).max(MAX_LATENCY).default(0),
})

/** Sets the faults of a project. Returns a sentence if that fails. */
export function setStackOneFaults(project: Project, value: unknown): string | null {
  const { data } = settingsSchema.safeParse(value)
  if (!data) return 'on must be a list of fault ids, and latency a number of milliseconds.'
  const unknown = data.on.filter((id) => !STACKONE_FAULTS.some((fault) => fault.id === id))
  if (unknown.length > 0) return `There is no fault called ${unknown.map((id) => `'${id}'`).join(', ')}.`
  project.faults = { on: new Set(data.on), latency: data.latency }
  return null
}
