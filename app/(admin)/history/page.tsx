import type { Metadata } from 'next'
import { PageBody } from '@/components/site/page-body'
import { Time } from '@/components/ui/time'
import { describeEvent } from '@/lib/audit/describe'
import { latestEvents } from '@/lib/audit/trail'
import { requireAdmin } from '@/lib/auth/require-admin.server'
import { pageTitle } from '@/lib/page-title'
import { openStore } from '@/lib/profile/store-context.server'
import { toQuery } from '@/lib/query'

export const metadata: Metadata = { title: pageTitle('History') }

type PageProps = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>

const SHOWN = 100

export default async function Page({ searchParams }: PageProps) {
  await requireAdmin()
  const before = toQuery(await searchParams).get('before') ?? ''
  const isLater = /^[1-9]\d{0,14}$/.test(before)
  const events = await latestEvents(await openStore(), SHOWN + 1, isLater ? Number(before) : undefined)
  const shown = events.slice(0, SHOWN)
  return (
    <PageBody>
      <div className="page page-wide">
        <div className="page-head">
          <h1>History</h1>
          <p className="page-buttons">
            <a className="button" href="/history/csv" download>
              Download as CSV
            </a>
          </p>
        </div>
        <p className="lead">Who did what, the newest first. Nothing here can be changed, and no secret is in it.</p>
        {shown.length === 0 ? (
          <p className="lead">Nothing yet.</p>
        ) : (
          <div className="table-scroll">
            <table className="table table-cards" aria-label="History">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Who</th>
                  <th scope="col">What</th>
                  <th scope="col">Profile</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ id, at, actor, action, profileId, profileName, details }) => (
                  <tr key={id}>
                    <td>
                      <Time at={at.toISOString()} />
                    </td>
                    <td>{actor}</td>
                    <td>{describeEvent({ action, details })}</td>
                    <td>{profileId && <a href={`/profiles/${profileId}`}>{profileName}</a>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {events.length > SHOWN && (
          <p className="next-phase">
            <a className="button" href={`/history?before=${shown.at(-1)?.id}`}>
              Older
            </a>
          </p>
        )}
      </div>
    </PageBody>
  )
}
