import { readFileSync } from 'node:fs'

/** Ends the process with one sentence when this Node.js is older than package.json asks for. Runs on any Node. */
export function requireNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const floor = engines.node.replace('>=', '')
  if (isOlder(process.versions.node, floor)) {
    console.error(
      `Node.js ${floor} or newer is needed; this is ${process.versions.node}. Get it from https://nodejs.org.`,
    )
    process.exit(1)
  }
}

/** Whether one dotted version comes before another. */
export function isOlder(version, floor) {
  const [a, b] = [version, floor].map((text) => text.split('.').map(Number))
  const at = b.findIndex((part, index) => part !== a[index])
  return at !== -1 && a[at] < b[at]
}
