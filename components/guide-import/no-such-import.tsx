import { IMPORT } from '@/lib/urls'

/** In the place of an import that does not exist, or no longer. */
export function NoSuchImport() {
  return (
    <div className="page">
      <h1>No such import</h1>
      <p className="lead">There is no import at this address. One is kept for a day.</p>
      <p>
        <a href={IMPORT}>Import a page</a>
      </p>
    </div>
  )
}
