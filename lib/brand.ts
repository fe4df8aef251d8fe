import { readFileSync } from 'node:fs'
import { type BrandSettings, fileEnding, PICTURE_TYPES } from './env'
import { BRAND_LOGO } from './urls'

/** In bytes: every page loads it. */
const MAX_LOGO = 262_144

/** A picture with its media type. */
interface Picture {
  bytes: Uint8Array<ArrayBuffer>
  /** Its media type. */
  type: string
}

/** The operator's logo from its file; null if none is set. Throws an Error of one sentence that names the file. */
export function readBrandLogo({ logo }: Pick<BrandSettings, 'logo'>): Picture | null {
  if (logo === null) return null
  const bytes = read(logo)
  if (bytes.length > MAX_LOGO) throw new Error(`BRAND_LOGO: ${logo} is larger than ${MAX_LOGO / 1024} KiB.`)
  return { bytes, type: PICTURE_TYPES[fileEnding(logo)] ?? 'application/octet-stream' }
}

function read(path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new Error(`BRAND_LOGO: ${path} cannot be read${code}.`)
  }
}

/** The operator's name and the path of the logo, for all pages. */
export function brandToShow({ name, logo }: BrandSettings): { name: string | null; logo: string | null } {
  return { name, logo: logo && BRAND_LOGO }
}
