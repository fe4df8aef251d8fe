// Unit tests, build, and a smoke run of the image's files, on another Node.js: `npm run test:node -- 24`.
import { run } from './project.mjs'

const version = process.argv[2] ?? '24'
const steps = [
  'node --version',
  'npm run --silent test:unit',
  'npm run --silent build',
  'npm run --silent test:e2e -- deploy picker',
]
process.exitCode = run('npx', ['-y', '-p', `node@${version}`, '-c', steps.join(' && ')])
