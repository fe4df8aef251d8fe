import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadEnv } from './load-env.mjs'
import { requireNode } from './node-version.mjs'
import { ROOT } from './project.mjs'

/** Runs a program of the build, with the settings of `.env`. `takesFiles`: its arguments are paths. */
export async function runBuilt(program, { takesFiles = false } = {}) {
  requireNode()
  loadEnv()
  const folder = `${ROOT}${process.env.BUILD_DIR || '.next'}/standalone`
  if (!existsSync(`${folder}/${program}.mjs`)) {
    console.error('There is no build yet: run "npm run build", or "npm run quickstart".')
    process.exit(1)
  }
  // The build finds its files relative to its folder, but relative paths in the settings start here.
  process.env.DATA_DIR = resolve(process.env.DATA_DIR || 'data')
  if (process.env.GUIDES_DIR) process.env.GUIDES_DIR = resolve(process.env.GUIDES_DIR)
  for (const name of ['EXTRA_CA_CERTS', 'NODE_EXTRA_CA_CERTS']) {
    const files = process.env[name]?.split(',').filter((file) => file.trim() !== '')
    if (files) process.env[name] = files.map((file) => resolve(file.trim())).join(',')
  }
  if (takesFiles) {
    process.argv = process.argv.map((argument, index) => (index < 2 || argument === '-' ? argument : resolve(argument)))
  }
  process.chdir(folder)
  await import(`${folder}/${program}.mjs`)
}
