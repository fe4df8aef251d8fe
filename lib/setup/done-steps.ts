interface StepAndBoxes {
  id: string
  /** The keys of the fields whose boxes stand in the step. */
  keys: readonly string[]
}

/**
 * The ids of the steps that the saved values prove: the step that gives a value, and the steps without a box that lead
 * to it.
 * @param steps In the order in which they are done.
 * @param unfilled The keys of the fields without a value.
 * @param failed The id of the step on which the last test failed, which proves nothing; null where none did.
 */
export function doneSteps(
  steps: readonly StepAndBoxes[],
  unfilled: readonly string[],
  failed: string | null,
): readonly string[] {
  const isProven = (index: number): boolean => {
    const next = steps.slice(index).find(({ keys }) => keys.length > 0)
    return next !== undefined && !next.keys.some((key) => unfilled.includes(key))
  }
  return steps.filter(({ id }, index) => id !== failed && isProven(index)).map(({ id }) => id)
}
