import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { StageId, StageOutcome } from '@/lib/oauth-test/stage'
import type { AdviceView, StageView } from '@/lib/oauth-test/view'
import type { TestOutcome } from '@/lib/profile/profile'
import { FlowPicture } from './flow-picture'

const ADVICE: AdviceView = {
  id: 'unreachable',
  title: 'Title',
  cause: 'Cause',
  fix: 'Fix',
  place: 'none',
  link: null,
  step: null,
}

function stage(id: StageId, outcome: StageOutcome | null): StageView {
  const advice = outcome === 'pass' || outcome === null ? [] : [ADVICE]
  const isCurrent = outcome === null
  return { id, name: id, proves: '', outcome, isCurrent, ms: 0, advice, evidence: [], exchanges: [] }
}

/** How the legs are drawn: browser to provider, browser to wizard, wizard to provider. */
function legs(outcome: TestOutcome | null, stages: readonly StageView[]): readonly (string | undefined)[] {
  const drawn = renderToStaticMarkup(<FlowPicture run={{ providerName: 'Provider', outcome, stages }} />)
  return [...drawn.matchAll(/data-state="(\w+)"/g)].map(([, state]) => state)
}

test('a leg with a failed stage is drawn as failed', () => {
  expect(legs('failed', [stage('config', 'pass'), stage('authorize', 'fail')])).toEqual(['failed', 'quiet', 'quiet'])
})

test('a leg with an unknown result is not drawn as failed', () => {
  expect(legs('incomplete', [stage('config', 'pass'), stage('discovery', 'could-not-run')])).toEqual([
    'quiet',
    'quiet',
    'unclear',
  ])
})

test('the picture shows the current leg, and every leg of a ready run', () => {
  expect(legs(null, [stage('config', null)])).toEqual(['quiet', 'current', 'quiet'])
  expect(legs('ready', [stage('config', 'pass'), stage('client', 'could-not-run')])).toEqual(['good', 'good', 'good'])
})
