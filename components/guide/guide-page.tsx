import { PageBody } from '@/components/site/page-body'
import { buttonClass } from '@/components/ui/button'
import type { GuideSection } from '@/lib/guide/document'
import { writeGuideData } from '@/lib/guide/guide-data'
import type { LoadedGuide } from '@/lib/guide/source'
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
  /** What is wrong with the link that led here. */
  problems: readonly string[]
}

/** A guide: the picker, and the steps that follow it, first at the provider, then in StackOne. */
export function GuidePage({ loaded: { guide, document }, publicUrl, query, problems }: GuidePageProps) {
  const text = guideText(guide)
  const steps = document.sections.flatMap((section) =>
    section.steps.filter(({ isReading }) => !isReading).map(({ id, scopes }) => ({ id, scopes })),
  )
  const atProvider = document.sections.filter(({ isInStackOne }) => !isInStackOne)
  const inStackOne = document.sections.filter(({ isInStackOne }) => isInStackOne)
  return (
    <SelectionProvider data={writeGuideData(guide)} publicUrl={publicUrl} query={query}>
      <PageBody progress={{ current: 'guide', done: ['connector'], links: { connector: '/' } }} bar={<SelectionBar />}>
        <SkipLink href="#steps">Skip to the steps</SkipLink>
        <div className="mx-auto grid max-w-prose grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 px-4 pt-7 pb-24 lg:max-w-page lg:grid-cols-[minmax(0,1fr)_minmax(26rem,30rem)] lg:grid-rows-[auto_1fr] lg:px-6 lg:pb-16 print:block print:max-w-none print:px-px print:py-0">
          <header className="grid max-w-prose gap-3.5">
            <h1>
              <span>{`Connect ${guide.connectorName}`}</span>{' '}
              <small className="mt-1 block text-base font-normal tracking-normal text-muted">{guide.method}</small>
            </h1>
            <div className="prose">{text(document.intro)}</div>
            <LinkProblems problems={problems} />
          </header>
          <div className="lg:sticky lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:self-start lg:overflow-y-auto lg:rounded-lg print:static print:max-h-none print:overflow-visible">
            <Picker />
          </div>
          <div id="steps" className="max-w-prose print:max-w-none" tabIndex={-1}>
            <ChoiceSummary />
            <StepProgress steps={steps} />
            <div className="[counter-reset:step]">
              <Sections sections={atProvider} text={text} />
              <div className="mt-8 grid justify-items-start gap-2 rounded-lg border border-accent bg-soft p-5 print:hidden">
                <h2>Save the values and test them</h2>
                <p>
                  Enter what you copied. The wizard keeps the secret sealed, and a live test shows whether the values
                  work before anyone links an account.
                </p>
                <NewProfileLink className={buttonClass('primary', 'lg', 'mt-1')}>Save and test</NewProfileLink>
              </div>
              {inStackOne.length > 0 && (
                <div className="mt-10 border-t border-line pt-8">
                  <p className="mb-6 text-sm text-muted">
                    The rest is done in StackOne, by whoever integrates it. If you only made the app, your part is done.
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
