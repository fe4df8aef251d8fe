'use client'

import { useDeferredValue, useState } from 'react'
import { findGroups, type GuideGroup } from '@/lib/guide/guide-groups'
import { plural } from '@/lib/text'
import { ProviderLogo } from '../site/provider-logo'
import { Button } from '../ui/button'

interface GuideListProps {
  groups: readonly GuideGroup[]
  /** The search of the list: without JavaScript, a GET form to `action`, which gets this `query` back. */
  search?: { query: string; action: string }
}

/** The number of guides from which on the list has a search. */
const MIN_SEARCHED = 8

const CARD = 'relative flex items-start gap-4 rounded-lg border border-line bg-panel p-5 break-inside-avoid'

/** Every guide by connector, with its link. */
export function GuideList({ groups, search }: GuideListProps) {
  const [query, setQuery] = useState(search?.query ?? '')
  const found = findGroups(groups, useDeferredValue(query))
  const total = countGuides(groups)
  const isSearched = search && (total >= MIN_SEARCHED || search.query !== '')
  return (
    <div className="grid gap-4">
      {isSearched && (
        <form
          className="flex flex-wrap items-center gap-2"
          action={search.action}
          onSubmit={(event) => event.preventDefault()}
        >
          <label className="min-w-0 flex-1">
            <span className="sr-only">Search guides</span>
            <input
              type="search"
              name="q"
              className="w-full"
              value={query}
              placeholder="Search by connector or way to authenticate"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
          <Button type="submit" className="with-script:hidden">
            Search
          </Button>
          <p className="w-full text-xs text-muted tabular-nums" role="status">
            {query.trim() === '' ? plural(total, 'guide') : `${countGuides(found)} of ${plural(total, 'guide')}`}
          </p>
        </form>
      )}
      <ul className="grid gap-4">
        {found.map((group) => (
          <Group key={group.connectorName} group={group} />
        ))}
      </ul>
    </div>
  )
}

function Group({ group: { connectorName, logo, guides } }: { group: GuideGroup }) {
  const [only] = guides
  if (only && guides.length === 1) {
    return (
      <li key="one" className={`${CARD} hover:border-accent`}>
        <ProviderLogo name={connectorName} path={logo} size="lg" />
        <div className="grid min-w-0 gap-1">
          <h2>
            <a
              href={only.href}
              className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg hover:underline"
            >
              {connectorName}
            </a>
          </h2>
          <p className="text-sm text-muted">{only.method}</p>
          <p>{only.summary}</p>
          {only.counts && <p className="text-sm text-muted">{only.counts}</p>}
        </div>
      </li>
    )
  }
  return (
    <li key="several" className={CARD}>
      <ProviderLogo name={connectorName} path={logo} size="lg" />
      <div className="grid min-w-0 gap-1">
        <h2>{connectorName}</h2>
        <ul className="grid gap-1.5">
          {guides.map(({ href, method, counts }) => (
            <li key={href}>
              <a href={href}>
                <span className="sr-only">{`${connectorName}, `}</span>
                <span>{method}</span>
              </a>
              {counts && <span className="text-sm text-muted">{` · ${counts}`}</span>}
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}

function countGuides(groups: readonly GuideGroup[]): number {
  return groups.reduce((sum, { guides }) => sum + guides.length, 0)
}
