import type { MadeWay } from '@/lib/guide/app-commands/ways'
import { Callout } from '../ui/callout'
import { CommandList } from './command-list'
import { Note, Notes } from './note'

interface CommandWayProps {
  way: MadeWay
  /** The heading level of its titles. */
  heading?: 'h3' | 'h4'
  fileHref: (file: string) => string
}

/** One way to create the app by command: requirements, commands, the place of the secret, and warnings. */
export function CommandWay({ way, heading: Title = 'h3', fileHref }: CommandWayProps) {
  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <Title>What you need</Title>
        <Notes texts={way.needs} />
      </div>
      <CommandList commands={way.create} heading={Title} fileHref={fileHref} />
      <Callout kind="warning">
        <Title>Where the secret appears</Title>
        <Note text={way.secret} />
        <Notes texts={way.avoid} />
      </Callout>
    </div>
  )
}
