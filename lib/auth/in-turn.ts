/**
 * Lets pieces of work be done one after the other, so that however many are asked for, they take no more than one core
 * and the memory of one. The result does a piece in its turn; null: `mostWaiting` wait already.
 */
export function inTurn(mostWaiting: number): <Result>(work: () => Promise<Result>) => Promise<Result> | null {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    if (waiting > mostWaiting) return null
    waiting += 1
    const done = last.then(work).finally(() => {
      waiting -= 1
    })
    last = done.catch(() => {})
    return done
  }
}
