import type { ProviderTest } from '../../guide/provider'
import type { TestTarget } from '../stage'

/** The test that a paste is read for. */
export interface PageContext {
  subject: TestTarget
  provider: ProviderTest
  /** Takes secrets out of a text: see lib/security/redact.ts. */
  clean: (text: string) => string
}
