import type { ReactNode } from 'react'
import type { MadeCommand, MadeWay } from '@/lib/guide/app-commands/ways'
import type { Guide } from '@/lib/guide/schema'
import type { Profile } from '@/lib/profile/profile'
import type { RotationStep, RotationStepId } from '@/lib/profile/rotation'
import { copyPath } from '@/lib/url-params'
import {
  appRecordPath,
  deleteProfilePath,
  newProfilePath,
  profilePath,
  profileStackonePath,
  profileTestsPath,
  stackonePath,
} from '@/lib/urls'
import { Badge } from '../ui/badge'
import { Disclosure } from '../ui/disclosure'
import { CommandWay } from './command-way'
import { OperationWays } from './operation-ways'

interface RotationStepsProps {
  guide: Guide
  profile: Profile
  /** The second version, if it exists. */
  successor: Profile | null
  steps: readonly RotationStep[]
  create: readonly MadeWay[]
  /** The download URL of a command's file for this profile. */
  fileHref: (file: string) => string
  remove: readonly { id: string; label: string; commands: readonly MadeCommand[] }[]
}

const BADGES = {
  done: { tone: 'good', words: 'Done' },
  todo: { tone: 'neutral', words: 'To do' },
  unknown: { tone: 'neutral', words: 'The wizard cannot see this' },
} as const

/** The steps of a secret's rotation, each with its state. */
export function RotationSteps(props: RotationStepsProps) {
  const { steps } = props
  const parts = partsOf(props)
  return (
    <ol className="grid gap-4">
      {steps.map(({ id, state, isNext }, index) => (
        <li
          key={id}
          aria-current={isNext ? 'step' : undefined}
          className={`grid min-w-0 gap-2 rounded-lg border bg-panel p-5 ${isNext ? 'border-accent' : 'border-line'}`}
        >
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2>{`${index + 1}. ${parts[id].title}`}</h2>
            {isNext ? (
              <Badge key="next" tone="accent">
                Next
              </Badge>
            ) : (
              <Badge key="state" tone={BADGES[state].tone}>
                {BADGES[state].words}
              </Badge>
            )}
          </div>
          <div className="grid min-w-0 gap-2">{parts[id].content}</div>
        </li>
      ))}
    </ol>
  )
}

function partsOf({
  guide,
  profile,
  successor,
  create,
  fileHref,
  remove,
}: RotationStepsProps): Record<RotationStepId, { title: string; content: ReactNode }> {
  return {
    create: {
      title: 'Create a second app',
      content: (
        <>
          <p>Leave the first app as it is. Connections use it until their users have linked again.</p>
          {create.map((way) => (
            <Disclosure key={way.id} summary={way.label} name="create">
              <CommandWay way={way} fileHref={fileHref} />
            </Disclosure>
          ))}
        </>
      ),
    },
    save: {
      title: 'Save it as a second version',
      content: successor ? (
        <p key="saved">
          <span>The second version is </span>
          <a href={profilePath(successor.id)}>{successor.name}</a>
          <span>.</span>
        </p>
      ) : (
        <p key="open">
          <a href={copyPath(newProfilePath(guide), profile.id)}>Duplicate the profile</a>
          <span> and enter the new values, or paste what the command printed.</span>
        </p>
      ),
    },
    test: {
      title: 'Test the second version',
      content: successor ? (
        <p key="open">
          <a href={profileTestsPath(successor.id)}>{`Test ${successor.name}`}</a>
          <span> until it is ready. A new app can take a while to work.</span>
        </p>
      ) : (
        <p key="waits">It must be ready before you go on.</p>
      ),
    },
    switch: {
      title: 'Switch in StackOne',
      content: (
        <p>
          <span>Create a connector profile in StackOne with </span>
          {successor ? (
            <a href={stackonePath(successor.id)}>the values of the second version</a>
          ) : (
            <span>its values</span>
          )}
          <span>. Use it for every new link from now on. The first one stays until the end.</span>
        </p>
      ),
    },
    link: {
      title: 'Let users link again',
      content: (
        <p>
          <span>Each user signs in again. </span>
          {successor && <a href={profileStackonePath(successor.id)}>Create links</a>}
          {successor && <span> and see who has linked. </span>}
          <a href={profileStackonePath(profile.id)}>The accounts of the first version</a>
          <span> still need to do it.</span>
        </p>
      ),
    },
    remove: {
      title: 'Delete the first app',
      content: (
        <>
          <p>Delete it only after everyone has linked again: its connections end at once.</p>
          {!profile.appRecord?.id && (
            <p>
              <span>The commands need the ID of its record. </span>
              <a href={appRecordPath(profile.id)}>Paste the record</a>
              <span> to have it filled in, or take it from the list.</span>
            </p>
          )}
          <OperationWays title="Delete the app by command" ways={remove} />
          <p>
            <span>Then </span>
            <a href={deleteProfilePath(profile.id)}>{`delete the profile ${profile.name}`}</a>
            <span> here.</span>
          </p>
        </>
      ),
    },
  }
}
