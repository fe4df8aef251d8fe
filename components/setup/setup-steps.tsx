import type { ReactNode } from 'react'
import type { GuideStep } from '@/lib/guide/document'
import { writeGuideData } from '@/lib/guide/guide-data'
import type { Guide } from '@/lib/guide/schema'
import { selectionLink } from '@/lib/guide/search-params'
import { setupSections } from '@/lib/guide/setup-sections'
import type { LoadedGuide } from '@/lib/guide/source'
import { unfilledKeys } from '@/lib/profile/missing-values'
import { pasteRules } from '@/lib/profile/pasted-app'
import type { Profile } from '@/lib/profile/profile'
import { keptValues } from '@/lib/setup/check-values'
import { doneSteps } from '@/lib/setup/done-steps'
import type { LastTest } from '@/lib/setup/last-test'
import type { ValuesFormState } from '@/lib/setup/values-form'
import { ByCommand } from '../app-commands/by-command'
import { guideText } from '../guide/guide-text'
import { Sections } from '../guide/sections'
import { SelectionProvider } from '../guide/selection-context'
import { StepProgress } from '../guide/step-progress'
import { Callout } from '../ui/callout'
import { Disclosure } from '../ui/disclosure'
import { Time } from '../ui/time'
import { SaveButtons } from './save-buttons'
import { SetupPasteBox } from './setup-paste-box'
import { ValueField } from './value-field'
import { ValuesForm } from './values-form'

interface SetupStepsProps {
  loaded: LoadedGuide
  profile: Profile
  publicUrl: string
  /** Null: no test has run. */
  lastTest: LastTest | null
  save: (before: ValuesFormState, form: FormData) => Promise<ValuesFormState>
}

/** The steps at the provider, each with the fields of the values that it gives. */
export function SetupSteps({ loaded, profile, publicUrl, lastTest, save }: SetupStepsProps) {
  const { guide, document, commands } = loaded
  const { toDo, toRead } = setupSections(document)
  const text = guideText(guide)
  const { actions, cloud } = profile
  const query = new URL(selectionLink(guide, { actions, cloud }), publicUrl).search
  const steps = toDo.flatMap((section) => section.steps)
  const places = boxesByStep(guide, steps)
  const lastWithBoxes = steps.findLast(({ id }) => places.has(id))?.id
  const toTick = steps.filter(({ isReading }) => !isReading)
  const proven = doneSteps(
    toTick.map(({ id }) => ({ id, keys: places.get(id) ?? [] })),
    unfilledKeys(guide, profile),
    lastTest?.failure?.step ?? null,
  )
  const testLabel = guide.isTestable ? (lastTest ? 'Save and test again' : 'Save and test') : null

  /** The content below a step's text: the reason of the last failed test, the fields, and the buttons. */
  const below = ({ id }: Pick<GuideStep, 'id'>): ReactNode => {
    const keys = places.get(id) ?? []
    const byCommand = commands?.step === id && <ByCommand loaded={loaded} profile={profile} publicUrl={publicUrl} />
    const isPrinted = commands !== null && keys.some((key) => Object.hasOwn(commands.printed.fields, key))
    const isAtFault = lastTest?.failure?.step === id
    if (keys.length === 0 && !isAtFault) return byCommand
    return (
      <>
        <div>{byCommand}</div>
        <div className="mt-3 grid gap-4 rounded-lg border border-accent bg-panel p-4 print:hidden">
          {isAtFault && <Failure test={lastTest} />}
          {isPrinted && <SetupPasteBox />}
          <Boxes profile={profile} keys={keys} />
          <SaveButtons test={isAtFault || id === lastWithBoxes ? testLabel : null} />
        </div>
      </>
    )
  }

  const homeless = places.get(HOMELESS) ?? []
  return (
    <SelectionProvider data={writeGuideData(guide)} publicUrl={publicUrl} query={query}>
      <ValuesForm kept={keptValues(guide, profile)} save={save} paste={pasteRules(commands)}>
        <StepProgress steps={toTick.map(({ id, scopes }) => ({ id, scopes }))} proven={proven} />
        <div className="max-w-prose [counter-reset:step]">
          <Sections sections={toDo} text={text} below={below} proven={proven} />
        </div>
        {homeless.length > 0 && (
          <section aria-labelledby="values" className="grid max-w-prose gap-4">
            <h2 id="values">The values</h2>
            <Boxes profile={profile} keys={homeless} />
            <SaveButtons test={lastWithBoxes ? null : testLabel} />
          </section>
        )}
        {toRead.length > 0 && (
          <Disclosure summary="Background reading" className="max-w-prose">
            <Sections sections={toRead} text={text} />
          </Disclosure>
        )}
      </ValuesForm>
    </SelectionProvider>
  )
}

/** The key of the fields whose step is not on the page. */
const HOMELESS = ''

/** The keys of the guide's fields by the step that gives them. A step that the choice may hide has none. */
function boxesByStep({ fields }: Guide, steps: readonly GuideStep[]): ReadonlyMap<string, string[]> {
  const places = new Map<string, string[]>()
  for (const { key, role, step } of fields) {
    if (role === 'scopes') continue
    const place = steps.some(({ id, scopes }) => id === step && scopes.length === 0) ? (step ?? HOMELESS) : HOMELESS
    places.set(place, [...(places.get(place) ?? []), key])
  }
  return places
}

function Boxes({ profile, keys }: { profile: Profile; keys: readonly string[] }) {
  return keys.map((key) => <ValueField key={key} name={key} current={currentSecret(profile, key)} />)
}

function currentSecret({ secrets }: Profile, key: string): ReactNode {
  const mark = Object.hasOwn(secrets, key) ? secrets[key] : undefined
  if (!mark) return null
  return (
    <span>
      Saved on <Time at={mark.setAt} />.
    </span>
  )
}

function Failure({ test: { href, failure } }: { test: LastTest }) {
  if (!failure) return null
  return (
    <Callout kind="error">
      <p>
        <strong>{`The last test failed: ${failure.title}`}</strong>
      </p>
      <p>{failure.cause}</p>
      <p>
        <span>{`${failure.fix} `}</span>
        <a href={href}>Open the test</a>
      </p>
    </Callout>
  )
}
