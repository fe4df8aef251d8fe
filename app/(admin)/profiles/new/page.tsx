import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageBody } from '@/components/site/page-body'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { newProfilePath } from '@/lib/guide/search-params'
import { guides } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'
import { toQuery } from '@/lib/query'

export const metadata: Metadata = { title: pageTitle('New profile') }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

/** Asks which guide a new profile is for, unless there is only one. */
export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const query = `${toQuery(await searchParams)}`
  const links = guides.map(({ guide }) => ({ guide, href: `${newProfilePath(guide)}${query && `?${query}`}` }))
  const [only, ...others] = links
  if (only && others.length === 0) redirect(only.href)
  return (
    <PageBody>
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
    </PageBody>
  )
}
