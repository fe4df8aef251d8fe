import { existsSync } from 'node:fs'
import { ROOT } from './project.mjs'

/** Reads the file `.env` beside package.json, where there is one. Variables that are set already win. */
export function loadEnv() {
  if (existsSync(`${ROOT}.env`)) process.loadEnvFile(`${ROOT}.env`)
}
