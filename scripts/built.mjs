import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadEnv } from './load-env.mjs'
import { requireNode } from './node-version.mjs'
import { ROOT } from './project.mjs'

/** Runs a program of what `npm run build` made, with the settings of `.env`. */
export async function runBuilt(program) {
  requireNode()
  loadEnv()
  const folder = `${ROOT}${process.env.BUILD_DIR || '.next'}/standalone`
  if (!existsSync(`${folder}/${program}.mjs`)) {
    console.error('There is no build yet: run "npm run build", or "npm run quickstart".')
    process.exit(1)
  }
  // The build finds its own files from its folder; a relative DATA_DIR is meant from here.
  process.env.DATA_DIR = resolve(process.env.DATA_DIR || 'data')
  // And so is the file that a command is given.
  process.argv = process.argv.map((argument, index) => (index < 2 || argument === '-' ? argument : resolve(argument)))
  process.chdir(folder)
  await import(`${folder}/${program}.mjs`)
}
