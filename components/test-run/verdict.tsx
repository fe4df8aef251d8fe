import { CircleCheck, CircleHelp, CircleX, KeyRound, LoaderCircle } from 'lucide'
import type { ReactNode, RefObject } from 'react'
import type { TestOutcome } from '@/lib/profile/profile'
import { Icon } from '../ui/icon'

/** The outcome of the test, or the event that it waits for. */
type VerdictState = TestOutcome | 'running' | 'waiting'

interface VerdictProps {
  state: VerdictState
  title: ReactNode
  heading: RefObject<HTMLHeadingElement | null>
  /** Beside the words, where there is room. */
  picture?: ReactNode
  /** Whether it is as high as the wait for a sign-in, which comes or is here. */
  isRoomy?: boolean
  children: ReactNode
}

/** The height of the wait for a sign-in, at each width: the stages below do not move when it begins. */
const ROOM = 'min-h-95 max-md:min-h-106 max-sm:min-h-127 max-[24rem]:min-h-139 max-[22rem]:min-h-151'

const LOOKS: Readonly<Record<VerdictState, { box: string; icon: string; shapes: typeof CircleCheck }>> = {
  ready: { box: 'border-good bg-good-soft', icon: 'text-good', shapes: CircleCheck },
  failed: { box: 'border-danger bg-danger-soft', icon: 'text-danger', shapes: CircleX },
  incomplete: { box: 'border-warn bg-warn-soft', icon: 'text-warn', shapes: CircleHelp },
  running: {
    box: 'border-line bg-panel',
    icon: 'text-accent motion-safe:animate-spin',
    shapes: LoaderCircle,
  },
  waiting: { box: 'border-accent bg-panel', icon: 'text-accent', shapes: KeyRound },
}

/** The first thing on a test's page: the cause, and the one thing to do. */
export function Verdict({ state, title, heading, picture, isRoomy = false, children }: VerdictProps) {
  const { box, icon, shapes } = LOOKS[state]
  // A test that runs has few words in that height: there the picture has room at each width.
  const isBelow = isRoomy && state === 'running'
  return (
    <section
      aria-labelledby="next"
      className={`next-step flex content-start gap-4 rounded-lg border p-5 break-inside-avoid ${box} ${isRoomy ? ROOM : ''} ${isBelow ? 'max-lg:flex-wrap' : ''}`}
      data-outcome={state}
    >
      <Icon shapes={shapes} className={`mt-0.5 size-7 max-sm:hidden ${icon}`} />
      <div className="grid min-w-0 flex-1 content-start gap-3 wrap-anywhere">
        <h2 id="next" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
      {picture && (
        <div className={`w-72 flex-none ${isBelow ? 'max-lg:w-full' : 'not-print:max-lg:hidden'}`}>{picture}</div>
      )}
    </section>
  )
}
