import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { z } from 'zod'

/** The files and settings of a Dockerfile's image, as far as the project's Dockerfile sets them. */
export interface DockerImage {
  env: Record<string, string>
  command: readonly [string, ...string[]]
  /** The folder of the build that becomes the image's working directory, from the project's root. */
  content: string
  user: string
  /** The health check; its exit status is the result. */
  healthCheck: readonly [string, ...string[]]
}

const commandSchema = z.tuple([z.string()], z.string())

/** Reads the last stage of the Dockerfile, so that tests can run its commands without Docker. */
export function readDockerfile(): DockerImage {
  const text = readFileSync('Dockerfile', 'utf8').replace(/\\\n/g, ' ')
  const [build = '', stage = ''] = text.split(/^FROM .*$/m).slice(1)
  const all = (instruction: string) => Array.from(stage.matchAll(new RegExp(`^${instruction} (.*)$`, 'gm')))
  const one = (instruction: string) => all(instruction).at(-1)?.[1] ?? ''
  const [, from = ''] = /--from=build (\S+) \.\/$/.exec(one('COPY')) ?? []
  const [, root = ''] = /^WORKDIR (\S+)$/m.exec(build) ?? []
  return {
    env: Object.fromEntries(all('ENV').flatMap(([, pairs = '']) => pairs.split(' ').map((pair) => pair.split('=')))),
    command: commandSchema.parse(JSON.parse(one('CMD'))),
    content: posix.relative(root, from),
    user: one('USER'),
    healthCheck: commandSchema.parse(JSON.parse(one('HEALTHCHECK').replace(/^.*? CMD /, ''))),
  }
}
