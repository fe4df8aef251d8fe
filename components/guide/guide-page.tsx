import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { PageBody } from '@/components/site/page-body'
import { writeGuideData } from '@/lib/guide/guide-data'
import type { LoadedGuide } from '@/lib/guide/source'
import { ChoiceSummary } from './choice-summary'
import { guideText } from './guide-text'
import { LinkProblems } from './link-problems'
import { NewProfileLink } from './new-profile-link'
import { Picker } from './picker/picker'
import { PickerBar } from './picker/picker-bar'
import { Section } from './section'
import { SelectionProvider } from './selection-context'
import { Step } from './step'
import { StepProgress } from './step-progress'

interface GuidePageProps {
  loaded: LoadedGuide
  publicUrl: string
  /** What is wrong with the link that led here. */
  problems: readonly string[]
}

/** A guide: the picker, and the steps that follow it. */
export function GuidePage({ loaded: { guide, document }, publicUrl, problems }: GuidePageProps) {
  const text = guideText(guide)
  const steps = document.sections.flatMap((section) => section.steps.map(({ id, scopes }) => ({ id, scopes })))
  return (
    <NuqsAdapter>
      <SelectionProvider data={writeGuideData(guide)} publicUrl={publicUrl} steps={steps}>
        <PageBody
          way={{ current: 'guide', done: ['connector'], links: { connector: '/' } }}
          live={{ profile: <NewProfileLink>Profile</NewProfileLink> }}
        >
          <a className="skip-link" href="#steps">
            Skip to the steps
          </a>
          <div className="guide">
            <header className="guide-head">
              <h1>
                <span>{`Connect ${guide.connectorName}`}</span> <small>{guide.method}</small>
              </h1>
              <div className="prose">{text(document.intro)}</div>
              <LinkProblems problems={problems} />
            </header>
            <div className="guide-picker">
              <Picker />
            </div>
            <div id="steps" className="guide-steps" tabIndex={-1}>
              <ChoiceSummary />
              <StepProgress />
              {document.sections.map((section) => (
                <Section
                  key={section.id}
                  id={section.id}
                  title={section.title}
                  stepScopes={section.steps.map(({ scopes }) => scopes)}
                  intro={text(section.intro)}
                >
                  {section.steps.map((step) => (
                    <Step key={step.id} id={step.id} title={step.title} scopes={step.scopes}>
                      {text(step.content)}
                    </Step>
                  ))}
                </Section>
              ))}
              <p className="next-phase">
                <NewProfileLink className="button button-primary">Next: save and check the profile here</NewProfileLink>
              </p>
            </div>
          </div>
          <PickerBar />
        </PageBody>
      </SelectionProvider>
    </NuqsAdapter>
  )
}
