import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageBody } from '@/components/site/page-body'
import { ProviderLogo } from '@/components/site/provider-logo'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { allGuides } from '@/lib/guides/loaded'
import { pageTitle } from '@/lib/page-title'
import { toQuery } from '@/lib/to-search-params'
import { newProfilePath } from '@/lib/urls'

export const metadata: Metadata = { title: pageTitle('New profile') }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

/** Asks which guide a new profile is for, unless there is only one. */
export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const query = `${toQuery(await searchParams)}`
  const links = allGuides().map(({ guide }) => ({ guide, href: `${newProfilePath(guide)}${query && `?${query}`}` }))
  const [only, ...others] = links
  if (only && others.length === 0) redirect(only.href)
  return (
    <PageBody>
      <Content>
        <PageHeader title="New profile" lead="Which connector is it for?" />
        <ul className="grid gap-3">
          {links.map(({ guide, href }) => (
            <li
              key={href}
              className="relative flex items-center gap-4 rounded-lg border border-line bg-panel p-4 hover:border-accent"
            >
              <ProviderLogo name={guide.connectorName} path={guide.logo} size="lg" />
              <a
                href={href}
                className="min-w-0 font-medium text-ink no-underline after:absolute after:inset-0 after:rounded-lg hover:underline"
              >
                {`${guide.connectorName} · ${guide.method}`}
              </a>
            </li>
          ))}
        </ul>
      </Content>
    </PageBody>
  )
}
