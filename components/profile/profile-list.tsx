'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type MouseEvent, useDeferredValue, useRef } from 'react'
import { wantsElsewhere } from '@/components/ui/wants-elsewhere'
import { plural } from '@/lib/guide/plural'
import { type ListView, listLink, listParsers, type Sort } from '@/lib/profile/list-params'
import type { ListPage } from '@/lib/profile/list-row'
import { PageLink } from './page-link'
import { ProfileTable } from './profile-table'

interface ProfileListProps {
  /** What the server was asked for, and its answer. */
  view: ListView
  first: ListPage
}

/** The list of profiles: searched, sorted and paged on the server, by links and a GET form without JavaScript. */
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

  function go(change: Partial<ListView>, event: MouseEvent) {
    if (wantsElsewhere(event)) return
    event.preventDefault()
    void setView(change, { history: 'push' })
  }

  function showAll(event: MouseEvent) {
    go({ q: '', page: 1 }, event)
    // The link is gone then.
    if (event.defaultPrevented) search.current?.focus()
  }

  return (
    <>
      <form className="list-tools" action="/profiles" onSubmit={(event) => event.preventDefault()}>
        <label className="search">
          <span className="sr-only">Search profiles</span>
          <input
            ref={search}
            type="search"
            name="q"
            value={view.q}
            placeholder="Search by name, ID, cloud or scope"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => void setView({ q: event.currentTarget.value, page: 1 })}
          />
        </label>
        {view.sort !== listParsers.sort.defaultValue && <input type="hidden" name="sort" value={view.sort} />}
        <button type="submit" className="button needs-no-script">
          Search
        </button>
      </form>
      {failureCount > 0 && (
        <p className="callout" data-kind="warning" role="status">
          The list cannot be read now. It tries again by itself.
        </p>
      )}
      {shown.rows.length > 0 && (
        <ProfileTable
          rows={shown.rows}
          sort={view.sort}
          isStale={isPlaceholderData}
          sortLink={(sort: Sort) => listLink({ ...view, sort, page: 1 })}
          onSort={(sort, event) => go({ sort, page: 1 }, event)}
        />
      )}
      <div className="list-foot">
        <p role="status">
          {shown.total === 0
            ? `No profile matches “${view.q}”.`
            : plural(shown.total, 'profile') + (shown.pages > 1 ? `, page ${shown.page} of ${shown.pages}` : '')}
        </p>
        {view.q !== '' && (
          <a href={listLink({ ...view, q: '', page: 1 })} onClick={showAll}>
            Show all
          </a>
        )}
        {shown.pages > 1 && (
          <nav aria-label="Pages" className="page-buttons">
            <PageLink view={view} page={shown.page - 1} pages={shown.pages} label="Previous" onGo={go} />
            <PageLink view={view} page={shown.page + 1} pages={shown.pages} label="Next" onGo={go} />
          </nav>
        )}
      </div>
    </>
  )
}

async function fetchPage(view: ListView, signal: AbortSignal): Promise<ListPage> {
  const answer = await fetch(listLink(view, '/api/profiles'), { signal })
  // The session has ended: the server sends this page to sign in.
  if (answer.status === 401) location.reload()
  if (!answer.ok) throw new Error(`The list answered ${answer.status}.`)
  return answer.json()
}
