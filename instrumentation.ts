/** Runs once, before the first request: a wrong setting stops the start, in one sentence. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { checkSettings } = await import('@/lib/check-settings.server')
    checkSettings()
  }
}
