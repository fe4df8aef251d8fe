import { readBrandLogo } from '@/lib/brand'
import { env } from '@/lib/env'
import { noStoreResponse } from '@/lib/private-answer.server'

/** In minutes: short, so that a new logo appears soon; cached, so that pages load fast. */
const CACHE = 'public, max-age=600'

/** The operator's logo. proxy.ts gives it a policy under which an SVG runs no scripts. */
export function GET(): Response {
  const logo = readBrandLogo(env().brand)
  if (!logo) return noStoreResponse('BRAND_LOGO is not set.\n', { status: 404 })
  return new Response(logo.bytes, { headers: { 'content-type': logo.type, 'cache-control': CACHE } })
}
