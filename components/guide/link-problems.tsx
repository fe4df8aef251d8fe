import { Callout } from '@/components/ui/callout'

/** Lists the problems of the opened link; renders nothing for a valid link. */
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
