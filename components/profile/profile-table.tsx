import type { MouseEvent } from 'react'
import { SIGN_IN_AGAIN_BY } from '@/lib/messages'
import type { ListRow } from '@/lib/profile/list-row'
import type { Sort } from '@/lib/url-params'
import { profilePath } from '@/lib/urls'
import { Time } from '../ui/time'
import { LastTest } from './last-test'
import { SignInAgain } from './sign-in-again'

interface ProfileTableProps {
  rows: readonly ListRow[]
  sort: Sort
  /** Whether these rows are those of an earlier question. */
  isStale: boolean
  sortLink: (sort: Sort) => string
  onSort: (sort: Sort, event: MouseEvent) => void
}

interface Column {
  label: string
  /** What a first click on it sorts by, and a second one. */
  sorts?: readonly [Sort, Sort]
}

const COLUMNS: readonly Column[] = [
  { label: 'Name', sorts: ['name', '-name'] },
  { label: 'Cloud' },
  { label: 'Scopes' },
  { label: 'Last test', sorts: ['-tested', 'tested'] },
  { label: SIGN_IN_AGAIN_BY, sorts: ['sign-in', '-sign-in'] },
  { label: 'Changed', sorts: ['-updated', 'updated'] },
]

export function ProfileTable({ rows, sort, isStale, sortLink, onSort }: ProfileTableProps) {
  return (
    <div className="table-scroll" aria-busy={isStale}>
      <table className="table table-cards" aria-label="Profiles">
        <thead>
          <tr>
            {COLUMNS.map(({ label, sorts }) => (
              <th key={label} scope="col" aria-sort={sorts?.includes(sort) ? direction(sort) : undefined}>
                {sorts ? <SortLink label={label} sorts={sorts} sort={sort} link={sortLink} onSort={onSort} /> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={profilePath(row.id)}>{row.name}</a> <small>{row.connectorName}</small>
              </th>
              <td data-label="Cloud">{row.cloud}</td>
              <td data-label="Scopes">
                <code translate="no">{row.scopes}</code>
              </td>
              <td data-label="Last test">
                <LastTest standing={row.standing} />
                <Problems problems={row.problems} />
              </td>
              <td data-label={SIGN_IN_AGAIN_BY}>
                <SignInAgain by={row.signInAgainBy} condition={row.signInAgainIf} />
              </td>
              <td data-label="Changed">
                <Time at={row.updatedAt} precision="day" /> <small>{row.updatedBy}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What the daily check has found: the worst, and how much more. */
function Problems({ problems: [first, ...more] }: { problems: readonly string[] }) {
  if (first === undefined) return null
  return (
    <small className="last-attempt">{`Daily check: ${first}${more.length > 0 ? `, and ${more.length} more` : ''}`}</small>
  )
}

interface SortLinkProps {
  label: string
  sorts: readonly [Sort, Sort]
  sort: Sort
  link: (sort: Sort) => string
  onSort: (sort: Sort, event: MouseEvent) => void
}

function SortLink({ label, sorts: [first, second], sort, link, onSort }: SortLinkProps) {
  const next = sort === first ? second : first
  const isSorted = sort === first || sort === second
  return (
    <a href={link(next)} onClick={(event) => onSort(next, event)}>
      <span>{label}</span>
      {isSorted && <span aria-hidden="true">{direction(sort) === 'ascending' ? ' ↑' : ' ↓'}</span>}
    </a>
  )
}

function direction(sort: Sort): 'ascending' | 'descending' {
  return sort.startsWith('-') ? 'descending' : 'ascending'
}
