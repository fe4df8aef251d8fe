import type { LinkStatus } from '@/lib/stackone/link-status'
import { accountLinkPath } from '@/lib/urls'
import { Badge, type BadgeTone } from '../ui/badge'
import { Time } from '../ui/time'

/** The status of a link, in words. */
const STATES: Readonly<Record<LinkStatus, { tone: BadgeTone; words: string }>> = {
  waiting: { tone: 'accent', words: 'Waiting' },
  error: { tone: 'danger', words: 'Failed, can be tried again' },
  active: { tone: 'good', words: 'Linked' },
  expired: { tone: 'neutral', words: 'Expired' },
}

interface LinkListProps {
  links: readonly { id: string; ownerName: string; status: LinkStatus; createdAt: Date }[]
}

/** The links of a profile with their status. */
export function LinkList({ links }: LinkListProps) {
  if (links.length === 0) return null
  return (
    <div className="grid gap-2">
      <h3 id="account-links">Links</h3>
      <ul
        aria-labelledby="account-links"
        className="grid divide-y divide-line rounded-lg border border-line bg-panel text-sm"
      >
        {links.map(({ id, ownerName, status, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <a href={accountLinkPath(id)} className="min-w-0 wrap-anywhere">
              {ownerName}
            </a>
            <span className="flex flex-wrap items-center gap-x-3">
              <span className="text-xs text-muted">
                {'Created '}
                <Time at={createdAt.toISOString()} />
              </span>
              <Badge tone={STATES[status].tone}>{STATES[status].words}</Badge>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
