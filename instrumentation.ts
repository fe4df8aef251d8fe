import type { Instrumentation } from 'next'

/** Runs when Next starts. Only for `npm run dev`: `npm start` does the same, and Next would reword what went wrong. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NODE_ENV === 'development') {
    const { start } = await import('@/lib/start')
    await start()
  }
}

/** Leaves a line in the log for what broke a page, by which the number on the error page is found. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/lib/log/log')
  const { whatBroke } = await import('@/lib/log/what-broke')
  const { digest } = error as { digest?: string }
  log().error({ digest, route: routePath, kind: routeType, ...whatBroke(error) }, 'A page broke.')
}
