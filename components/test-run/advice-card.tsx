import type { AdviceView } from '@/lib/oauth-test/view'

interface AdviceCardProps {
  advice: AdviceView
  kind: 'error' | 'warning'
}

/** The cause, the fix, and where the fix is done. */
export function AdviceCard({ advice: { title, cause, fix, link }, kind }: AdviceCardProps) {
  return (
    <div className="callout advice" data-kind={kind}>
      <p>
        <strong>{title}</strong>
      </p>
      <p>{cause}</p>
      <p>
        <span>{fix}</span> {link && <a href={link.href}>{link.label}</a>}
      </p>
    </div>
  )
}
