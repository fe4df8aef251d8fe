import type { ProviderTest } from '../../guide/provider'
import type { TestTarget } from '../stage'

/** The test that a paste is about. */
export interface PageContext {
  subject: TestTarget
  provider: ProviderTest
  /** Redacts secrets in a text: see lib/security/redact.ts. */
  clean: (text: string) => string
}
