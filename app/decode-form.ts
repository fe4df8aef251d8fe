import type { DecodeState } from '@/components/test-run/decoder-form'
import { isStoreError } from '@/lib/db/store-error'
import { text } from '@/lib/form-data'
import { answerCleaner, openValuesOf } from '@/lib/oauth-test/clean-answer'
import { decodePage } from '@/lib/oauth-test/decode/decode-page'
import { MAX_LIST_LENGTH, MAX_PAGE_LENGTH } from '@/lib/oauth-test/decode/limits'
import { closestRegistered, comparisonEvidence } from '@/lib/oauth-test/decode/registered-urls'
import { endEarly } from '@/lib/oauth-test/end-early'
import { openRunDeps } from '@/lib/oauth-test/run-deps.server'
import type { OwnedRun } from '@/lib/oauth-test/run-store'
import { type RunDeps, secretsOfWaiting } from '@/lib/oauth-test/runner'
import { adviceView } from '@/lib/oauth-test/view'
import { truncate } from '@/lib/text'

/**
 * Reads a pasted page of a provider. `find` returns the sender's own run; null: there is none. Null if the page is the
 * provider's response about this test, which then ends. `setup`: the setup of the recipient who sent it.
 */
export async function decodeForm(
  before: DecodeState,
  form: FormData,
  find: (world: RunDeps) => Promise<OwnedRun | null>,
  setup?: string,
): Promise<DecodeState | null> {
  const registered = truncate(text(form, 'registered'), MAX_LIST_LENGTH)
  const again = (answer: DecodeState['answer'], more: Partial<DecodeState> = {}): DecodeState => ({
    attempt: (Number(before?.attempt) || 0) + 1,
    answer,
    hints: [],
    explained: null,
    comparison: null,
    seen: '',
    registered: '',
    ...more,
  })
  try {
    const world = await openRunDeps()
    const owned = await find(world)
    const found = owned && world.findTest(owned.run.subject.connector, owned.run.subject.guide)
    if (!owned || !found || owned.run.status !== 'waiting') return again('gone')
    const test = { guide: found.guide, test: found.provider }
    const { subject } = owned.run
    const clean = answerCleaner(test.guide, await secretsOfWaiting(world, owned), openValuesOf(subject))
    // A secret in the pasted text is not sent back.
    const cleanLines = (pasted: string) => pasted.split(/\r?\n/).map(clean).join('\n')
    const shown = cleanLines(registered)
    const comparison = closestRegistered(subject.redirectUri, shown)
    const seen = truncate(text(form, 'seen'), MAX_PAGE_LENGTH)
    const decoded = decodePage(seen, { subject, provider: test.test, clean })
    if (decoded.kind === 'callback') return again('callback', { comparison, registered: shown })
    const pasted = { comparison, registered: shown, seen: cleanLines(seen) }
    if (decoded.kind === 'unknown') {
      if (seen.trim() === '') return again(comparison ? 'compared' : 'empty', pasted)
      return again(decoded.isWhole ? 'unknown-page' : 'unknown', { ...pasted, hints: decoded.hints })
    }
    if (!decoded.isProof) {
      const advice = adviceView(decoded.advice, owned.run, { ...test, ...(setup !== undefined && { setup }) })
      return again('explained', { ...pasted, explained: { advice, evidence: decoded.evidence } })
    }
    const isEnded = await endEarly(world, owned.run.id, {
      because: decoded.advice,
      evidence: [...decoded.evidence, ...comparisonEvidence(comparison)],
      statuses: ['waiting'],
    })
    return isEnded ? null : again('gone')
  } catch (error) {
    if (!isStoreError(error)) throw error
    return again('database-unavailable')
  }
}
