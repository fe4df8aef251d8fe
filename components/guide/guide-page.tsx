import type { ReactNode } from 'react'
import { PageBody } from '@/components/site/page-body'
import { buttonClass } from '@/components/ui/button'
import { writeGuideData } from '@/lib/guide/guide-data'
import type { Guide } from '@/lib/guide/schema'
import type { LoadedGuide } from '@/lib/guide/source'
import { askPath, newProfilePath, newProfileSetupPath } from '@/lib/urls'
import { NO_TEST, stepsWithout, type WizardProgress } from '@/lib/wizard-steps'
import { SkipLink } from '../ui/skip-link'
import { ChoiceSummary } from './choice-summary'
import { guideText } from './guide-text'
import { LinkProblems } from './link-problems'
import { OnwardLink } from './onward-link'
import { Picker } from './picker/picker'
import { Sections } from './sections'
import { SelectionBar } from './selection-bar'
import { SelectionProvider } from './selection-context'
import { StepProgress } from './step-progress'

interface GuidePageProps {
  loaded: LoadedGuide
  publicUrl: string
  /** The query of the page's URL. */
  query: string
  /** Problems of the link that was opened. */
  problems: readonly string[]
  /** Further notices above the guide. */
  note?: ReactNode
}

const COLUMN =
  'mx-auto grid max-w-prose grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 px-4 pt-7 pb-24 lg:px-6 lg:pb-16 print:block print:max-w-none print:px-px print:py-0'
/** For a guide with actions: the picker is beside the steps. */
const COLUMNS = 'lg:max-w-page lg:grid-cols-[minmax(0,1fr)_minmax(26rem,30rem)] lg:grid-rows-[auto_1fr]'

/** A guide: the picker, and the steps that depend on it, first at the provider, then in StackOne. */
export function GuidePage({ loaded: { guide, document }, publicUrl, query, problems, note }: GuidePageProps) {
  const text = guideText(guide)
  const isPreview = guide.preview !== undefined
  const hasActions = guide.actions.length > 0
  const steps = document.sections.flatMap((section) =>
    section.steps.filter(({ isReading }) => !isReading).map(({ id, scopes }) => ({ id, scopes })),
  )
  const atProvider = document.sections.filter(({ isInStackOne }) => !isInStackOne)
  const inStackOne = document.sections.filter(({ isInStackOne }) => isInStackOne)
  return (
    <SelectionProvider data={writeGuideData(guide)} publicUrl={publicUrl} query={query}>
      <PageBody
        {...(!isPreview && { progress: progressOf(guide) })}
        bar={hasActions && <SelectionBar saveLabel={saveLabel(guide)} />}
      >
        <SkipLink href="#steps">Skip to the steps</SkipLink>
        <div className={`${COLUMN} ${hasActions ? COLUMNS : ''}`}>
          <header className="grid max-w-prose gap-3.5 print:mb-6 print:max-w-none">
            {note && <div>{note}</div>}
            <h1>
              <span>{`Connect ${guide.connectorName}`}</span>{' '}
              <small className="mt-1 block text-base font-normal tracking-normal text-muted">{guide.method}</small>
            </h1>
            <div className="prose">{text(document.intro)}</div>
            <LinkProblems problems={problems} />
          </header>
          {hasActions && (
            <div className="lg:sticky lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:top-15 lg:max-h-[calc(100dvh-4.5rem)] lg:self-start lg:overflow-y-auto lg:rounded-lg print:static print:mb-6 print:max-h-none print:overflow-visible">
              <Picker />
            </div>
          )}
          <div id="steps" className="max-w-prose print:max-w-none" tabIndex={-1}>
            {hasActions && <ChoiceSummary />}
            {!isPreview && <WaysOn guide={guide} />}
            {!isPreview && steps.length > 0 && <StepProgress steps={steps} />}
            <div className="[counter-reset:step] print:mt-6">
              <Sections sections={atProvider} text={text} />
              {!isPreview && <SaveValues guide={guide} />}
              {inStackOne.length > 0 && (
                <div className="mt-10 border-t border-line pt-8">
                  <p className="mb-6 text-sm text-muted">
                    The integrator does the rest in StackOne. If you only created the app, your part is done.
                  </p>
                  <Sections sections={inStackOne} text={text} />
                </div>
              )}
            </div>
          </div>
        </div>
      </PageBody>
    </SelectionProvider>
  )
}

function progressOf(guide: Guide): WizardProgress {
  return { current: 'guide', done: [], links: {}, without: stepsWithout(guide) }
}

/** The two ways to continue: ask somebody by a setup link, or do the steps yourself. */
function WaysOn({ guide }: { guide: Guide }) {
  return (
    <section
      aria-labelledby="ways-on"
      className="mb-6 grid gap-2 rounded-lg border border-line bg-panel px-4 py-3.5 print:hidden"
    >
      <h2 id="ways-on" className="text-base">{`Who does this in ${guide.connectorName}?`}</h2>
      <p className="text-sm text-muted">
        Somebody else? They get a link with these steps and enter the values there. You see their progress.
      </p>
      <p className="mt-1 flex flex-wrap gap-2">
        <OnwardLink path={askPath(guide)} className={buttonClass('primary')}>
          Ask an admin
        </OnwardLink>
        <OnwardLink path={newProfileSetupPath(guide)} className={buttonClass()}>
          Do it yourself
        </OnwardLink>
      </p>
    </section>
  )
}

function saveLabel({ isTestable }: Guide): string {
  return isTestable ? 'Save and test' : 'Save the values'
}

/** The link to the profile form, for the values from the provider. */
function SaveValues({ guide }: { guide: Guide }) {
  return (
    <div className="mt-8 grid justify-items-start gap-2 rounded-lg border border-accent bg-soft p-5 print:hidden">
      <h2>{guide.isTestable ? 'Save the values and test them' : 'Save the values'}</h2>
      <p>
        {guide.isTestable
          ? 'Enter what you copied. The wizard keeps the secret sealed, and a live test shows whether the values work before anyone links an account.'
          : `Enter what you copied. The wizard keeps secrets sealed. ${NO_TEST}`}
      </p>
      <OnwardLink path={newProfilePath(guide)} className={buttonClass('primary', 'lg', 'mt-1')}>
        {saveLabel(guide)}
      </OnwardLink>
    </div>
  )
}
