import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Guide } from '../guide/schema'
import { processWide } from '../process-wide'

/** The icons of simple-icons, in the project and in its build. They are under CC0 1.0; trademarks are their owners'. */
export const LOGOS = 'node_modules/simple-icons/icons'

/** The name of the icon that shows a guide's connector; null where there is none. */
export function logoOf({ logo, connector }: Pick<Guide, 'logo' | 'connector'>): string | null {
  const name = logo ?? connector.replace(/[^a-z0-9]/g, '')
  return logoNames().has(name) ? name : null
}

/** An icon as SVG, black on nothing; null where there is none of that name. */
export function readLogo(name: string): string | null {
  return logoNames().has(name) ? readFileSync(join(process.cwd(), LOGOS, `${name}.svg`), 'utf8') : null
}

function logoNames(): ReadonlySet<string> {
  return processWide('logos', () => {
    const folder = join(process.cwd(), LOGOS)
    return new Set(existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.svg$/, '')) : [])
  })
}
