'use client'

import { useDeferredValue, useState } from 'react'
import { findGroups, type GuideGroup } from '@/lib/guide/guide-groups'
import { plural } from '@/lib/text'
import { HOME, logoPath } from '@/lib/urls'

interface GuideListProps {
  groups: readonly GuideGroup[]
  /** What was searched for without JavaScript. */
  query: string
}

/** With fewer, one sees them all at once. */
const MIN_SEARCHED = 8

/** Every guide, by connector, with a way in. Searched at once, and by a GET form without JavaScript. */
export function GuideList({ groups, query: firstQuery }: GuideListProps) {
  const [query, setQuery] = useState(firstQuery)
  const found = findGroups(groups, useDeferredValue(query))
  const total = groups.reduce((sum, { guides }) => sum + guides.length, 0)
  const shown = found.reduce((sum, { guides }) => sum + guides.length, 0)
  const isSearched = total >= MIN_SEARCHED || firstQuery !== ''
  return (
    <>
      {isSearched && (
        <form className="list-tools" action={HOME} onSubmit={(event) => event.preventDefault()}>
          <label className="search">
            <span className="sr-only">Search guides</span>
            <input
              type="search"
              name="q"
              value={query}
              placeholder="Search by connector or way to authenticate"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
          <button type="submit" className="button needs-no-script">
            Search
          </button>
        </form>
      )}
      {isSearched && (
        <p className="hint" role="status">
          {query.trim() === '' ? plural(total, 'guide') : `${shown} of ${plural(total, 'guide')}`}
        </p>
      )}
      <ul className="guide-list">
        {found.map((group) => (
          <Group key={group.connectorName} group={group} />
        ))}
      </ul>
    </>
  )
}

function Group({ group: { connectorName, logo, guides } }: { group: GuideGroup }) {
  const [only] = guides
  if (only && guides.length === 1) {
    return (
      <li key="one">
        <Logo name={logo} />
        <h2>
          <a href={only.href}>{connectorName}</a>
        </h2>
        <p>{only.method}</p>
        <p>{only.summary}</p>
        {only.counts && <p className="text-muted">{only.counts}</p>}
      </li>
    )
  }
  return (
    <li key="several" data-several>
      <Logo name={logo} />
      <h2>{connectorName}</h2>
      <ul>
        {guides.map(({ href, method, counts }) => (
          <li key={href}>
            <a href={href}>
              <span className="sr-only">{`${connectorName}, `}</span>
              <span>{method}</span>
            </a>
            {counts && <span className="text-muted">{` · ${counts}`}</span>}
          </li>
        ))}
      </ul>
    </li>
  )
}

/** Beside the connector's name, which says the same. */
function Logo({ name }: { name: string | null }) {
  // biome-ignore lint/performance/noImgElement: an icon of the wizard's own, in no other size.
  return name && <img src={logoPath(name)} alt="" width={24} height={24} loading="lazy" />
}
