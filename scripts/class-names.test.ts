import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compile } from 'tailwindcss'
import { expect, test } from 'vitest'
import { sourcesOf } from './sources'

const FOLDERS = ['app', 'components']
/** Classes without own rules: some are for Tailwind's variants, others for the browser tests. */
const MARKERS = ['group', 'peer', 'decoder', 'explained', 'next-step', 'stage', 'test-progress']

/** Tailwind with the product's theme, like the build. */
async function openTailwind() {
  const path = createRequire(import.meta.url).resolve('tailwindcss/index.css')
  const loadStylesheet = async (id: string, base: string) => {
    const file = id === 'tailwindcss' ? path : join(base, id)
    return { path: file, base, content: readFileSync(file, 'utf8') }
  }
  return compile(readFileSync('app/globals.css', 'utf8'), { base: 'app', loadStylesheet })
}

/** The literal words of every `className`. */
function classesIn(text: string): string[] {
  return [...text.matchAll(/className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g)].flatMap(([, plain, code = '']) => {
    const texts =
      plain === undefined
        ? [...code.replaceAll(/buttonClass\([^)]*\)/g, '').matchAll(/'([^']*)'|`([^`]*)`/g)].map(([, a, b = a]) => b)
        : [plain]
    return texts.flatMap((each = '') =>
      each
        .replace(/\S*\$\{[^}]*\}\S*/g, ' ')
        .split(/\s+/)
        .filter(Boolean),
    )
  })
}

test('every class is a Tailwind utility or has its own rules', async () => {
  const { build } = await openTailwind()
  const sheets = [...sourcesOf(FOLDERS, /\.css$/).values()].join('\n')
  const own = new Set([...sheets.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name))
  const known = new Map<string, boolean>()
  let before = build([])
  const isKnown = (name: string) => {
    if (!known.has(name)) {
      const after = build([name])
      known.set(name, own.has(name) || MARKERS.includes(name) || after !== before)
      before = after
    }
    return known.get(name)
  }
  const lost = [...sourcesOf(FOLDERS, /\.tsx$/)].flatMap(([file, text]) =>
    classesIn(text)
      .filter((name) => !isKnown(name))
      .map((name) => `${file}: ${name}`),
  )
  expect(lost).toEqual([])
})
