import type { ReactNode } from 'react'
import type { GuideSection, GuideStep } from '@/lib/guide/document'
import type { guideText } from './guide-text'
import { Section } from './section'
import { Step } from './step'

interface SectionsProps {
  sections: readonly GuideSection[]
  text: ReturnType<typeof guideText>
  /** The content below a step's text: its fields and buttons. */
  below?: (step: GuideStep) => ReactNode
  /** The ids of the steps that the wizard knows to be done. */
  proven?: readonly string[]
}

/** Sections of a guide with their steps. */
export function Sections({ sections, text, below, proven }: SectionsProps) {
  return sections.map((section) => (
    <Section
      key={section.id}
      id={section.id}
      title={section.title}
      stepScopes={section.steps.map(({ scopes }) => scopes)}
      intro={text(section.intro)}
    >
      {section.steps.map((step) => (
        <Step
          key={step.id}
          id={step.id}
          title={step.title}
          scopes={step.scopes}
          isReading={step.isReading}
          actions={below?.(step)}
          proof={proven?.includes(step.id) ? <small className="text-muted">Done</small> : undefined}
        >
          {text(step.content)}
        </Step>
      ))}
    </Section>
  ))
}
