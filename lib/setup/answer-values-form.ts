import { isStoreError } from '../db/store-error'
import { text } from '../form-data'
import type { Guide } from '../guide/schema'
import { guideOf } from '../guides/loaded'
import { DATABASE_UNAVAILABLE } from '../messages'
import { HIDDEN } from '../profile/form-values'
import { NOTHING_PASTED, type PasteRules, readPasted } from '../profile/pasted-app'
import type { TypedValues } from './check-values'
import type { SavedValues } from './save-values'
import { readTyped, THEN, textsToShow, type ValuesFormState, withPasted } from './values-form'

const NOT_SAVED = `${DATABASE_UNAVAILABLE}. Nothing was saved. What you typed is still here: try again in a moment.`

/** The guide named by a form; undefined if it does not exist. Saving compares it with the profile's. */
export function guideOfForm(form: FormData): Guide | undefined {
  const [connector = '', slug = ''] = text(form, HIDDEN.guide).split('/')
  return guideOf(connector, slug)
}

/** The next step after the form was sent: show it again, start a test, or show the setup's state. */
export type ValuesAnswer = { do: 'show'; state: ValuesFormState } | { do: 'test' } | { do: 'look' }

/**
 * Answers the form of a setup page. `save` saves the valid values; null: the setup or its profile can no longer be
 * changed. A test starts only once every value is saved. `rules` read the pasted output; null if the guide has no
 * commands.
 */
export async function answerValuesForm(
  guide: Guide,
  form: FormData,
  attempt: number,
  save: (typed: TypedValues, isWhole: boolean) => Promise<SavedValues | null>,
  rules: PasteRules | null = null,
): Promise<ValuesAnswer> {
  const quickFix = text(form, HIDDEN.quickFix)
  const pasted = quickFix === '' && rules ? readPasted(guide, rules, text(form, HIDDEN.printed)) : null
  const typed = withPasted(guide, readTyped(guide, form, quickFix), pasted?.ok ? pasted.values : {})
  const wantsTest = text(form, THEN.name) === THEN.test && quickFix === ''
  const sentSecrets = Object.keys(typed.secrets).filter((key) => typed.secrets[key] !== '')
  const shown = textsToShow(guide, typed)
  if (pasted && !pasted.ok) {
    const nothing = { problems: [], moved: '', saved: [], secretsLost: sentSecrets, attempt }
    const pasteProblem = `${pasted.cause} ${pasted.fix}`
    return { do: 'show', state: { values: shown, message: NOTHING_PASTED, pasteProblem, ...nothing } }
  }
  try {
    const result = await save(typed, wantsTest)
    if (!result) return { do: 'look' }
    const { saved, problems, moved, profile } = result
    if (wantsTest && problems.length === 0) return { do: 'test' }
    const isWrong = (key: string) => problems.some(({ field }) => field === key)
    const values = Object.keys(shown).map((key) => [key, isWrong(key) ? shown[key] : (profile.fields[key] ?? '')])
    const secretsLost = sentSecrets.filter((key) => !saved.includes(key) && isWrong(key))
    return {
      do: 'show',
      state: { values: Object.fromEntries(values), problems, message: null, moved, saved, secretsLost, attempt },
    }
  } catch (error) {
    if (!isStoreError(error)) throw error
    const nothing = { problems: [], moved: '', saved: [], secretsLost: sentSecrets, attempt }
    return { do: 'show', state: { values: shown, message: NOT_SAVED, ...nothing } }
  }
}
