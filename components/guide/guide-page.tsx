import type { ReactNode } from 'react'
import { PageBody } from '@/components/site/page-body'
import { buttonClass } from '@/components/ui/button'
import type { GuideSection } from '@/lib/guide/document'
import { writeGuideData } from '@/lib/guide/guide-data'
import type { Guide } from '@/lib/guide/schema'
import type { LoadedGuide } from '@/lib/guide/source'
import { HOME } from '@/lib/urls'
import { NO_TEST, stepsWithout, type WizardProgress } from '@/lib/wizard-steps'
import { SkipLink } from '../ui/skip-link'
import { ChoiceSummary } from './choice-summary'
import { guideText } from './guide-text'
import { LinkProblems } from './link-problems'
import { NewProfileLink } from './new-profile-link'
import { Picker } from './picker/picker'
import { Section } from './section'
import { SelectionBar } from './selection-bar'
import { SelectionProvider } from './selection-context'
import { Step } from './step'
import { StepProgress } from './step-progress'

interface GuidePageProps {
  loaded: LoadedGuide
  publicUrl: string
  /** The page's own. */
  query: string
  /** Problems of the link that was opened. */
  problems: readonly string[]
  /** What else is said above it. */
  note?: ReactNode
}

const COLUMN =
  'mx-auto grid max-w-prose grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 px-4 pt-7 pb-24 lg:px-6 lg:pb-16 print:block print:max-w-none print:px-px print:py-0'
/** With the picker beside the steps. */
const COLUMNS = 'lg:max-w-page lg:grid-cols-[minmax(0,1fr)_minmax(26rem,30rem)] lg:grid-rows-[auto_1fr]'

/** A guide: the picker, and the steps that follow it, first at the provider, then in StackOne. */
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
      <PageBody {...(!isPreview && { progress: progressOf(guide) })} bar={hasActions && <SelectionBar />}>
        <SkipLink href="#steps">Skip to the steps</SkipLink>
        <div className={`${COLUMN} ${hasActions ? COLUMNS : ''}`}>
          <header className="grid max-w-prose gap-3.5">
            {note && <div>{note}</div>}
            <h1>
              <span>{`Connect ${guide.connectorName}`}</span>{' '}
              <small className="mt-1 block text-base font-normal tracking-normal text-muted">{guide.method}</small>
            </h1>
            <div className="prose">{text(document.intro)}</div>
            <LinkProblems problems={problems} />
          </header>
          {hasActions && (
            <div className="lg:sticky lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:self-start lg:overflow-y-auto lg:rounded-lg print:static print:max-h-none print:overflow-visible">
              <Picker />
            </div>
          )}
          <div id="steps" className="max-w-prose print:max-w-none" tabIndex={-1}>
            {hasActions && <ChoiceSummary />}
            {!isPreview && steps.length > 0 && <StepProgress steps={steps} />}
            <div className="[counter-reset:step]">
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
  return { current: 'guide', done: ['connector'], links: { connector: HOME }, without: stepsWithout(guide) }
}

/** The way on, once everything is done at the provider. */
function SaveValues({ guide }: { guide: Guide }) {
  return (
    <div className="mt-8 grid justify-items-start gap-2 rounded-lg border border-accent bg-soft p-5 print:hidden">
      <h2>{guide.isTestable ? 'Save the values and test them' : 'Save the values'}</h2>
      <p>
        {guide.isTestable
          ? 'Enter what you copied. The wizard keeps the secret sealed, and a live test shows whether the values work before anyone links an account.'
          : `Enter what you copied. The wizard keeps secrets sealed. ${NO_TEST}`}
      </p>
      <NewProfileLink className={buttonClass('primary', 'lg', 'mt-1')} />
    </div>
  )
}

function Sections({ sections, text }: { sections: readonly GuideSection[]; text: ReturnType<typeof guideText> }) {
  return sections.map((section) => (
    <Section
      key={section.id}
      id={section.id}
      title={section.title}
      stepScopes={section.steps.map(({ scopes }) => scopes)}
      intro={text(section.intro)}
    >
      {section.steps.map((step) => (
        <Step key={step.id} id={step.id} title={step.title} scopes={step.scopes} isReading={step.isReading}>
          {text(step.content)}
        </Step>
      ))}
    </Section>
  ))
}
