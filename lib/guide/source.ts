import type { AppCommands } from './app-commands/schema'
import type { GuideDocument } from './document'
import type { ProviderTest } from './provider'
import type { Cloud, Guide } from './schema'

/** A loaded guide. */
export interface LoadedGuide {
  guide: Guide
  document: GuideDocument
  /** Its live test; null if it has none. */
  test: ProviderTest | null
  /** The commands that create its app, and the format of the app's record; null if it has none. */
  commands: AppCommands | null
}

/** The cloud on this machine, if one is switched on. */
export type Sandbox = Pick<Cloud, 'id' | 'label'> & Partial<Pick<Cloud, 'note' | 'sameActionsAs'>>

/** A guide with its sandbox at `url`, an origin, as one more cloud. */
export function withSandbox(loaded: LoadedGuide, sandbox: Sandbox, url: string): LoadedGuide {
  const { host, protocol } = new URL(url)
  const cloud: Cloud = { ...sandbox, host, scheme: protocol === 'http:' ? 'http' : 'https' }
  return { ...loaded, guide: { ...loaded.guide, clouds: [...loaded.guide.clouds, cloud] } }
}

/** The name of a guide for its author. */
export function guideName({ connector, slug }: Pick<Guide, 'connector' | 'slug'>): string {
  return `${connector}/${slug}`
}
