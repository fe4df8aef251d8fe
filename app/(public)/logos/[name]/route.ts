import { readLogo } from '@/lib/guides/logos'

type Context = Readonly<{ params: Promise<{ name: string }> }>

/** The icon of a connector. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const logo = readLogo((await params).name)
  if (logo === null) return new Response('There is no such logo.\n', { status: 404 })
  return new Response(logo, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' } })
}
