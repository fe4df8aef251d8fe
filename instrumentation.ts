/** Runs when Next starts, for `npm run dev`; `npm start` has done the same before. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { start } = await import('@/lib/start')
    await start()
  }
}
