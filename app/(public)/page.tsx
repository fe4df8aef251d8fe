import type { Metadata } from 'next'
import { GuideList } from '@/components/guide/guide-list'
import { FocusOnArrival } from '@/components/site/focus-on-arrival'
import { PageBody } from '@/components/site/page-body'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { groupGuides } from '@/lib/guide/guide-groups'
import { allGuides } from '@/lib/guides/loaded'
import { toQuery } from '@/lib/to-search-params'
import { HOME, IMPORT } from '@/lib/urls'

export const metadata: Metadata = { title: 'Connector setup' }

const PARTS = [
  {
    title: 'Choose',
    text: 'Pick the actions StackOne needs. You get exactly their OAuth scopes, and a link that shows a colleague the same page.',
  },
  {
    title: 'Set up',
    text: 'Follow the steps in the provider’s console. The guide says which admin account you need there.',
  },
  {
    title: 'Prove',
    text: 'Save the values the provider gave you and run a live test before anyone links an account in StackOne.',
  },
]

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

export default async function Page({ searchParams }: PageProps) {
  const query = toQuery(await searchParams).get('q') ?? ''
  return (
    <PageBody>
      <Content>
        <PageHeader title="Connect a provider to StackOne" />
        <ol className="grid gap-3">
          {PARTS.map(({ title, text }, index) => (
            <li key={title} className="flex gap-3">
              <span
                aria-hidden="true"
                className="mt-px grid size-5.5 flex-none place-items-center rounded-full border border-edge text-xs font-bold text-muted"
              >
                {index + 1}
              </span>
              <p>
                <strong className="font-bold">{`${title}.`}</strong> <span className="text-muted">{text}</span>
              </p>
            </li>
          ))}
        </ol>
        <GuideList groups={groupGuides(allGuides().map(({ guide }) => guide))} search={{ query, action: HOME }} />
        <p className="text-sm text-muted">
          <span>Is your connector missing? </span>
          <a href={IMPORT}>Import a guide</a>
        </p>
      </Content>
      <FocusOnArrival />
    </PageBody>
  )
}
