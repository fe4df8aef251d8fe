import { Callout } from '@/components/ui/callout'

/** Problems of the opened link; nothing if there are none. */
export function LinkProblems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null
  return (
    <Callout kind="warning" role="status">
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </Callout>
  )
}
