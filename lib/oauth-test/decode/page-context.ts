import type { ProviderTest } from '../../guide/provider'
import type { Subject } from '../stage'

/** What a paste is read for. */
export interface PageContext {
  subject: Subject
  provider: ProviderTest
  /** Takes secrets out of a text: see lib/security/redact.ts. */
  clean: (text: string) => string
}
