import { startSandbox } from './server'
import { readSettings } from './settings'

const settings = readSettings(process.env.SANDBOX_URL)
if (typeof settings === 'string') fail(settings)

try {
  const sandbox = await startSandbox(settings)
  console.log(`The sandbox is at ${sandbox.url}`)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => void sandbox.stop().then(() => process.exit(0)))
  }
} catch (error) {
  fail(sentenceFor(error, settings.port))
}

function sentenceFor(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `Port ${port} is in use: give the sandbox another with SANDBOX_URL.`
  return `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
