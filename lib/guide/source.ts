import type { AppCommands } from './app-commands/schema'
import type { GuideDocument } from './document'
import type { ProviderTest } from './provider'
import type { Cloud, Guide } from './schema'

/** A guide, ready to show. */
export interface LoadedGuide {
  guide: Guide
  document: GuideDocument
  /** How its profiles are tested live; null where they cannot be. */
  test: ProviderTest | null
  /** How its app is made by command, and its record read; null where nothing is known of that. */
  commands: AppCommands | null
}

/** The cloud that stands on this machine, where one is switched on. */
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
