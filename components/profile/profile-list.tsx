'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type MouseEvent, useDeferredValue, useRef } from 'react'
import { isModifiedClick } from '@/components/ui/is-modified-click'
import type { ListPage } from '@/lib/profile/list-row'
import { plural } from '@/lib/text'
import { type ListView, listLink, listParsers, SHOWN, type Shown, type Sort } from '@/lib/url-params'
import { PROFILES, PROFILES_API } from '@/lib/urls'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { EMPTY } from '../ui/empty-state'
import { FilterLinks } from '../ui/filter-links'
import { PageLink } from './page-link'
import { ProfileTable } from './profile-table'

interface ProfileListProps {
  /** The request to the server, and its answer. */
  view: ListView
  first: ListPage
}

const SHOWN_LABELS: Readonly<Record<Shown, string>> = {
  all: 'All',
  setup: 'Waiting for setup',
  ready: 'Ready',
  failed: 'Failed',
  incomplete: 'Incomplete',
  untested: 'Not tested',
  due: 'Sign-in due soon',
}

/**
 * The list of profiles: searched, filtered, sorted and paged on the server. Without JavaScript, links and a GET form do
 * the same.
 */
export function ProfileList(props: ProfileListProps) {
  return (
    <NuqsAdapter>
      <LiveList {...props} />
    </NuqsAdapter>
  )
}

function LiveList({ view: firstView, first }: ProfileListProps) {
  const [view, setView] = useQueryStates(listParsers)
  const wanted = useDeferredValue(view)
  const isFirst = listLink(wanted) === listLink(firstView)
  const { data, failureCount, isPlaceholderData } = useQuery({
    queryKey: ['profiles', wanted],
    queryFn: ({ signal }) => fetchPage(wanted, signal),
    placeholderData: keepPreviousData,
    ...(isFirst && { initialData: first }),
    staleTime: 2000,
    retry: true,
    retryDelay: 3000,
  })
  const shown = data ?? first
  const search = useRef<HTMLInputElement>(null)
  const isNarrowed = view.q !== '' || view.show !== 'all'

  function go(change: Partial<ListView>, event: MouseEvent) {
    if (isModifiedClick(event)) return
    event.preventDefault()
    void setView(change, { history: 'push' })
  }

  function showAll(event: MouseEvent) {
    go({ q: '', show: 'all', page: 1 }, event)
    // The pressed link disappears then.
    if (event.defaultPrevented) search.current?.focus()
  }

  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 print:hidden">
        <FilterLinks
          label="Filter"
          links={SHOWN.map((show) => ({
            id: show,
            label: SHOWN_LABELS[show],
            href: listLink({ ...view, show, page: 1 }),
            isCurrent: view.show === show,
          }))}
          onGo={(show, event) => go({ show: show as Shown, page: 1 }, event)}
        />
        <form
          action={PROFILES}
          onSubmit={(event) => event.preventDefault()}
          className="flex min-w-0 flex-[1_1_16rem] items-end gap-2 md:max-w-96"
        >
          <label className="min-w-0 flex-1">
            <span className="sr-only">Search profiles</span>
            <input
              ref={search}
              type="search"
              name="q"
              value={view.q}
              placeholder="Name, ID, cloud, scope or person"
              autoComplete="off"
              spellCheck={false}
              className="w-full text-sm"
              onChange={(event) => void setView({ q: event.currentTarget.value, page: 1 })}
            />
          </label>
          {view.show !== listParsers.show.defaultValue && <input type="hidden" name="show" value={view.show} />}
          {view.sort !== listParsers.sort.defaultValue && <input type="hidden" name="sort" value={view.sort} />}
          <Button type="submit" className="with-script:hidden">
            Search
          </Button>
        </form>
      </div>
      {failureCount > 0 && (
        <Callout kind="warning" role="status">
          The list is unavailable. It tries again by itself.
        </Callout>
      )}
      {shown.rows.length > 0 && (
        <ProfileTable
          rows={shown.rows}
          now={shown.now}
          sort={view.sort}
          isStale={isPlaceholderData}
          sortLink={(sort: Sort) => listLink({ ...view, sort, page: 1 })}
          onSort={(sort, event) => go({ sort, page: 1 }, event)}
        />
      )}
      <div className={shown.total === 0 ? EMPTY : 'flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted'}>
        <p role="status" className="wrap-anywhere">
          {shown.total === 0
            ? noneFound(view)
            : plural(shown.total, 'profile') + (shown.pages > 1 ? `, page ${shown.page} of ${shown.pages}` : '')}
        </p>
        {isNarrowed && (
          <a href={listLink({ sort: view.sort })} onClick={showAll}>
            Show all
          </a>
        )}
        {shown.pages > 1 && (
          <nav aria-label="Pages" className="ms-auto flex flex-wrap gap-2 print:hidden">
            <PageLink view={view} page={shown.page - 1} pages={shown.pages} label="Previous" onGo={go} />
            <PageLink view={view} page={shown.page + 1} pages={shown.pages} label="Next" onGo={go} />
          </nav>
        )}
      </div>
    </div>
  )
}

function noneFound({ q, show }: ListView): string {
  const where = show === 'all' ? '' : ` under “${SHOWN_LABELS[show]}”`
  return q === '' ? `There is no profile${where}.` : `No profile${where} matches “${q}”.`
}

async function fetchPage(view: ListView, signal: AbortSignal): Promise<ListPage> {
  const answer = await fetch(listLink(view, PROFILES_API), { signal })
  // The session has ended: the server redirects this page to sign-in.
  if (answer.status === 401) location.reload()
  if (!answer.ok) throw new Error(`The list answered ${answer.status}.`)
  return answer.json()
}
