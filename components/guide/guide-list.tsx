import type { Guide } from '@/lib/guide/schema'
import { guidePath } from '@/lib/urls'

/** Every guide, with a way in. */
export function GuideList({ guides }: { guides: readonly Guide[] }) {
  return (
    <ul className="guide-list">
      {guides.map((guide) => (
        <li key={guidePath(guide)}>
          <h2>
            <a href={guidePath(guide)}>{guide.connectorName}</a>
          </h2>
          <p>{guide.method}</p>
          <p>{guide.summary}</p>
          <p className="text-muted">{`${guide.actions.length} actions, ${guide.scopes.length} scopes`}</p>
        </li>
      ))}
    </ul>
  )
}
