import { availableParallelism, cpus } from 'node:os'

/** The time and machine of a measurement, in one sentence. */
export function describeMachine(now: Date, browserVersion: string): string {
  const day = now.toISOString().slice(0, 10)
  const model = cpus()[0]?.model.trim() || 'processor'
  return `One run on ${day}: ${availableParallelism()} cores (${model}), Node.js ${process.versions.node}, Chromium ${browserVersion}.`
}
