import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { adminPage } from '@/app/admin-page'
import { newProfilePath } from '@/lib/guide/search-params'
import { allGuides } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'
import { toQuery } from '@/lib/query'

export const metadata: Metadata = { title: pageTitle('New profile') }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

/** Asks which guide a new profile is for, unless there is only one. */
export default async function Page({ searchParams }: PageProps) {
  const query = `${toQuery(await searchParams)}`
  const links = allGuides().map(({ guide }) => ({ guide, href: `${newProfilePath(guide)}${query && `?${query}`}` }))
  return adminPage('/profiles/new', async () => {
    const [only, ...others] = links
    if (only && others.length === 0) redirect(only.href)
    return {
      content: (
        <div className="page">
          <h1>New profile</h1>
          <p className="lead">What is it for?</p>
          <ul className="ways-list">
            {links.map(({ guide, href }) => (
              <li key={href}>
                <a href={href}>{`${guide.connectorName} · ${guide.method}`}</a>
              </li>
            ))}
          </ul>
        </div>
      ),
    }
  })
}
