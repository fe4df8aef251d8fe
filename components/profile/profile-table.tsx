import type { MouseEvent } from 'react'
import type { ListRow } from '@/lib/profile/list-row'
import type { Sort } from '@/lib/url-params'
import { profilePath } from '@/lib/urls'
import { ProviderLogo } from '../site/provider-logo'
import { Table, TableBody, TableCell, TableHead, TableRow, TableRowHead } from '../ui/table'
import { Ago } from '../ui/time'
import { DraftBadge } from './draft-badge'
import { LastTest } from './last-test'
import { SignInAgain } from './sign-in-again'

interface ProfileTableProps {
  rows: readonly ListRow[]
  /** The server's time when it read them, RFC 3339. */
  now: string
  sort: Sort
  /** Whether these rows belong to the previous request. */
  isStale: boolean
  sortLink: (sort: Sort) => string
  onSort: (sort: Sort, event: MouseEvent) => void
}

interface Column {
  label: string
  /** The sort of the first click on it, and of the second. */
  sorts?: readonly [Sort, Sort]
  /** Its share of a wide table. */
  width: string
}

const COLUMNS: readonly Column[] = [
  { label: 'Name', sorts: ['name', '-name'], width: 'md:w-[25%]' },
  { label: 'Last test', sorts: ['-tested', 'tested'], width: 'md:w-[31%]' },
  { label: 'Scopes', width: 'md:w-[20%]' },
  { label: 'Sign in again', sorts: ['sign-in', '-sign-in'], width: 'md:w-[10%]' },
  { label: 'Changed', sorts: ['-updated', 'updated'], width: 'md:w-[14%]' },
]

export function ProfileTable({ rows, now, sort, isStale, sortLink, onSort }: ProfileTableProps) {
  return (
    <Table aria-label="Profiles" aria-busy={isStale}>
      <thead className="stacked:block">
        <tr className="stacked:flex stacked:flex-wrap stacked:items-center stacked:gap-x-1 stacked:border-b stacked:border-line stacked:bg-sunken stacked:px-3 stacked:py-1.5 stacked:before:px-1 stacked:before:text-xs stacked:before:text-muted stacked:before:content-['Sort_by']">
          {COLUMNS.map(({ label, sorts, width }) => (
            <TableHead
              key={label}
              aria-sort={sorts?.includes(sort) ? direction(sort) : undefined}
              className={`${width} ${sorts ? 'stacked:border-0 stacked:px-1.5 stacked:py-1' : 'stacked:sr-only'}`}
            >
              {sorts ? <SortLink label={label} sorts={sorts} sort={sort} link={sortLink} onSort={onSort} /> : label}
            </TableHead>
          ))}
        </tr>
      </thead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableRowHead>
              <span className="flex items-center gap-3">
                <ProviderLogo name={row.connectorName} path={row.logo} />
                <span className="grid min-w-0">
                  <a href={profilePath(row.id)} className="text-ink no-underline wrap-anywhere hover:underline">
                    {row.name}
                  </a>
                  <span className="text-xs font-normal text-muted">{`${row.connectorName} · ${row.cloud}`}</span>
                </span>
              </span>
            </TableRowHead>
            <TableCell>
              {row.isDraft ? (
                <DraftBadge key="draft" />
              ) : (
                <LastTest key="tested" standing={row.standing} reason={row.failureReason} now={now} />
              )}
              {row.setup && <span className="block text-xs font-medium text-accent wrap-anywhere">{row.setup}</span>}
              <Problems problems={row.problems} />
            </TableCell>
            <TableCell label="Scopes">
              <code translate="no" className="text-xs md:inline-block md:min-w-28 print:inline-block print:min-w-28">
                {row.scopes}
              </code>
            </TableCell>
            <TableCell label="Sign in again">
              <SignInAgain by={row.signInAgainBy} condition={row.signInAgainIf} now={now} />
            </TableCell>
            <TableCell label="Changed">
              <span className="grid stacked:inline">
                <Ago at={row.updatedAt} now={now} />{' '}
                <span translate="no" className="text-xs text-muted wrap-anywhere">
                  {row.updatedBy}
                </span>
              </span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

/** The daily check's findings: the worst one, and the number of others. */
function Problems({ problems: [first, ...more] }: { problems: readonly string[] }) {
  if (first === undefined) return null
  return (
    <span className="block text-xs font-medium text-warn wrap-anywhere">{`Daily check: ${first}${more.length > 0 ? `, and ${more.length} more` : ''}`}</span>
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
    <a
      href={link(next)}
      onClick={(event) => onSort(next, event)}
      className={`no-underline hover:underline ${isSorted ? 'text-ink' : 'text-muted'}`}
    >
      <span>{label}</span>
      {isSorted && <span aria-hidden="true">{direction(sort) === 'ascending' ? ' ↑' : ' ↓'}</span>}
    </a>
  )
}

function direction(sort: Sort): 'ascending' | 'descending' {
  return sort.startsWith('-') ? 'descending' : 'ascending'
}
