import { commandWays } from '@/lib/guide/app-commands/ways'
import { selectionLink } from '@/lib/guide/search-params'
import type { LoadedGuide } from '@/lib/guide/source'
import { profileContext } from '@/lib/oauth-test/app-record/profile-context'
import type { Profile } from '@/lib/profile/profile'
import { commandsLink } from '@/lib/url-params'
import { commandFilePath } from '@/lib/urls'
import { Disclosure } from '../ui/disclosure'
import { CommandWay } from './command-way'

interface ByCommandProps {
  loaded: Pick<LoadedGuide, 'guide' | 'commands'>
  profile: Profile
  publicUrl: string
}

/** The commands that create a profile's app, as an alternative to the manual step: one disclosure for each way. */
export function ByCommand({ loaded: { guide, commands }, profile, publicUrl }: ByCommandProps) {
  if (!commands) return null
  const context = profileContext(guide, profile, publicUrl)
  const { account, selection } = context
  return (
    <div className="mt-3 grid gap-1 print:hidden">
      {commandWays(commands, context).map((way) => (
        <Disclosure key={way.id} summary={`By command: ${way.label}`} name="by-command">
          <CommandWay
            way={way}
            heading="h4"
            fileHref={(file) =>
              commandsLink(selectionLink(guide, selection, commandFilePath(guide, file)), { account })
            }
          />
        </Disclosure>
      ))}
    </div>
  )
}
