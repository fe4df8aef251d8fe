import { pageTitle } from '@/lib/page-title'
import { PROFILES } from '@/lib/urls'

export function NoSuchTest() {
  return (
    <div className="page">
      <title>{pageTitle('No such test')}</title>
      <h1>No such test</h1>
      <p className="lead">There is no test at this address, or its profile was deleted.</p>
      <p>
        <a href={PROFILES}>All profiles</a>
      </p>
    </div>
  )
}
