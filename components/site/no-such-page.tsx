import type { Guide } from '@/lib/guide/schema'
import { GuideList } from '../guide/guide-list'

/** In the place of a page that does not exist. */
export function NoSuchPage({ guides }: { guides: readonly Guide[] }) {
  return (
    <div className="page">
      <h1>No such page</h1>
      <p className="lead">There is no page at this address. These guides exist:</p>
      <GuideList guides={guides} />
    </div>
  )
}
