import type { AdviceView } from '@/lib/oauth-test/view'
import { Callout } from '../ui/callout'

interface AdviceCardProps {
  advice: AdviceView
  kind: 'error' | 'warning'
}

/** The cause, the fix, and where the fix is done. */
export function AdviceCard({ advice: { title, cause, fix, link }, kind }: AdviceCardProps) {
  return (
    <Callout kind={kind} className="gap-1.5">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{cause}</p>
      <p>
        <span>{`${fix} `}</span>
        {link && <a href={link.href}>{link.label}</a>}
      </p>
    </Callout>
  )
}
