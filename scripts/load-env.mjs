import { existsSync } from 'node:fs'
import { ROOT } from './project.mjs'

/** Reads the file `.env` beside package.json, if it exists. Variables that are already set take precedence. */
export function loadEnv() {
  if (existsSync(`${ROOT}.env`)) process.loadEnvFile(`${ROOT}.env`)
}
