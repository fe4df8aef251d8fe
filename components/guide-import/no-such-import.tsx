import { IMPORT } from '@/lib/urls'
import { NoSuch } from '../site/no-such'

export function NoSuchImport() {
  return (
    <NoSuch what="import" href={IMPORT} label="Import a page">
      There is no import at this address. Imports are deleted after a day.
    </NoSuch>
  )
}
