import type { MadeWay } from '@/lib/guide/app-commands/ways'
import { Callout } from '../ui/callout'
import { CommandList } from './command-list'
import { Note, Notes } from './note'

interface CommandWayProps {
  way: MadeWay
  fileHref: (file: string) => string
}

/** One way to make the app by command: what it needs, the commands, where the secret appears, and what to avoid. */
export function CommandWay({ way, fileHref }: CommandWayProps) {
  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <h2>{`You need, for ${way.label}`}</h2>
        <Notes texts={way.needs} />
      </div>
      <CommandList commands={way.create} fileHref={fileHref} />
      <Callout kind="warning">
        <h3>Where the secret appears</h3>
        <Note text={way.secret} />
        <Notes texts={way.avoid} />
      </Callout>
    </div>
  )
}
