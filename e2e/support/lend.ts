/** Lends a part to a worker's tests, and stops it after the last of them. */
export async function lend<Part extends { stop: () => Promise<unknown> | unknown }>(
  starting: Promise<Part>,
  use: (part: Part) => Promise<void>,
): Promise<void> {
  const part = await starting
  await use(part)
  await part.stop()
}
