import { Callout } from '@/components/ui/callout'

/** What is wrong with the link that led here; nothing when nothing is. */
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
