import type { Instrumentation } from 'next'

/** Runs when Next's server starts: it listens already, and responds after this. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { start, tellWhere } = await import('@/lib/start')
  // `npm start` has done it; `npm run dev` has not.
  await start()
  tellWhere()
}

/** Logs the error behind a failed response, with the number that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/lib/log/log')
  const { whatBroke } = await import('@/lib/log/what-broke')
  const { digest } = error as { digest?: string }
  log().error({ digest, route: routePath, kind: routeType, ...whatBroke(error) }, 'A request failed.')
}
