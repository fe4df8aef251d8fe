import type { Guide } from '@/lib/guide/schema'
import { guidePath } from '@/lib/urls'
import { ProviderLogo } from '../site/provider-logo'

/** Every guide as a card that leads in. */
export function GuideList({ guides }: { guides: readonly Guide[] }) {
  return (
    <ul className="grid gap-4">
      {guides.map((guide) => (
        <li
          key={guidePath(guide)}
          className="relative flex items-start gap-4 rounded-lg border border-line bg-panel p-5 hover:border-accent break-inside-avoid"
        >
          <ProviderLogo name={guide.connectorName} path={guide.logo} size="lg" />
          <div className="grid min-w-0 gap-1">
            <h2>
              <a
                href={guidePath(guide)}
                className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg hover:underline"
              >
                {guide.connectorName}
              </a>
            </h2>
            <p className="text-sm text-muted">{guide.method}</p>
            <p>{guide.summary}</p>
            <p className="text-sm text-muted">{`${guide.actions.length} actions, ${guide.scopes.length} scopes`}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
