import { randomUUID } from 'node:crypto'
import { profileChanges } from '../audit/trail'
import { isStoreError } from '../db/store-error'
import { text, uuid } from '../form-data'
import { secretFields } from '../guide/fields'
import type { Guide } from '../guide/schema'
import { DATABASE_UNAVAILABLE } from '../messages'
import { changesSince } from './concurrent-edits'
import { destinationOf, secretDestinations, secretIsForAnother, whenSecretIsEmpty } from './destination'
import { type ProfileFormState, withoutSecrets } from './form-state'
import { type AllValues, type FieldName, formOrder, HIDDEN, readFormValues, readSecrets, textIn } from './form-values'
import { unfilledKeys } from './missing-values'
import { isCleaned } from './normalized-note'
import { fillIn, NOTHING_PASTED, type PasteRules, readPasted } from './pasted-app'
import type { Profile } from './profile'
import { applyQuickFix, readQuickFix } from './quick-fix'
import { type FieldProblem, findProblems, profileSchema } from './schema'
import { createProfile, findProfile, openSecretToSend, updateProfile, type WriteContext } from './store'

/** The result of a sent form: saved as a profile, or shown again. */
export type SaveResult = { saved: { id: string; cleaned: FieldName[] } } | { state: ProfileFormState }

const CHANGED =
  'Someone saved this profile while you were editing. Your changes are still here. Compare them, then save again.'

const SENT_BEFORE =
  'You already saved this form with other values. To change that profile, open it under Profiles. To create another one, start with New profile.'

const DELETED_SINCE =
  'You already saved this form, and its profile was deleted since. To create it again, start with New profile.'

/**
 * Saves the sent form of a profile, or returns its problems. `profileId` is that of the changed profile, null for a new
 * one. `open` gives the context of a write, and may reject with StoreError. `rules` read the pasted output; null if the
 * guide has no commands.
 */
export async function saveForm(
  open: () => Promise<WriteContext>,
  guide: Guide,
  profileId: string | null,
  form: FormData,
  attempt: number,
  rules: PasteRules | null = null,
): Promise<SaveResult> {
  const sent: AllValues = { ...readFormValues(guide, form), secrets: readSecrets(guide, form) }
  const pasted = rules && readPasted(guide, rules, text(form, HIDDEN.printed))
  const values = pasted?.ok ? fillIn(sent, pasted.values) : sent
  const version = profileId === null ? null : Number.parseInt(text(form, HIDDEN.version), 10) || 0
  const copyOf = uuid(form, HIDDEN.copyOf)
  const again = (values: AllValues, more: Partial<ProfileFormState>): SaveResult => {
    const { secrets, ...shown } = values
    return {
      state: {
        values: withoutSecrets(guide, shown, Object.values(secrets)),
        problems: [],
        message: null,
        others: [],
        version,
        secretsSent: Object.keys(typedOf(secrets)),
        attempt,
        ...more,
      },
    }
  }

  const fix = text(form, HIDDEN.quickFix)
  if (fix !== '') {
    const fixed = applyQuickFix(values, readQuickFix(fix))
    // A quick fix may have moved a secret out of a box whose text is returned.
    return again({ ...withoutSecrets(guide, fixed, Object.values(values.secrets)), secrets: fixed.secrets }, {})
  }

  if (pasted && !pasted.ok) {
    return again(values, { message: NOTHING_PASTED, pasteProblem: `${pasted.cause} ${pasted.fix}` })
  }

  const kept = await findKept(open, profileId ?? copyOf, version)
  const unfilled = profileId === null ? [] : unfilledOf(guide, kept)
  const options = { secretsMissing: missingSecrets(guide, values, kept, unfilled), unfilled }
  const problems = findProblems(guide, values, options)
  const parsed = profileSchema(guide, options).safeParse(values)
  if (problems.length > 0 || !parsed.success) return again(values, { problems })
  const { secrets: cleaned, ...input } = parsed.data
  const typed = typedOf(cleaned)

  try {
    const context = await open()
    if (profileId === null) {
      const secretFor = destinationOf(guide, input) ?? ''
      const secrets: Record<string, string> = { ...typed }
      const copied: string[] = []
      for (const { key, required } of secretFields(guide)) {
        if (typed[key] !== undefined || !copyOf) continue
        const kept = await openSecretToSend(context.db, context.ring, copyOf, key, secretFor)
        if (kept?.ok) {
          secrets[key] = kept.secret
          copied.push(key)
        } else if (required || kept) {
          const message =
            kept?.reason === 'elsewhere'
              ? secretIsForAnother(guide, key, kept.secretFor)
              : 'The secret could not be copied. Enter it here.'
          return again(values, { problems: [problem(key, message)] })
        }
      }
      // A form has the id of the profile that it creates: sent again, it creates no other, even if that one was
      // deleted.
      const id = uuid(form, HIDDEN.submission) ?? randomUUID()
      const made = await createProfile(context, {
        id,
        submissionId: id,
        connector: guide.connector,
        guide: guide.slug,
        input,
        secrets,
        copied,
        secretFor,
        copyOf,
      })
      if (made.ok) return { saved: { id: made.id, cleaned: cleanedFields(guide, values) } }
      if (made.reason === 'name-taken') return again(values, nameTaken())
      return again(values, { message: made.reason === 'deleted' ? DELETED_SINCE : SENT_BEFORE })
    }
    const change = {
      id: profileId,
      guide,
      version: version ?? 0,
      input,
      secrets: typed,
    }
    const result = await updateProfile(context, change)
    if (result.ok) return { saved: { id: profileId, cleaned: cleanedFields(guide, values) } }
    if (result.reason === 'name-taken') return again(values, nameTaken())
    if (result.reason === 'secret-elsewhere') {
      return again(values, { problems: [problem(result.key, secretIsForAnother(guide, result.key, result.secretFor))] })
    }
    if (result.reason === 'gone') {
      return again(values, { message: 'Someone deleted this profile while you were editing. Nothing was saved.' })
    }
    const others = changesSince(await profileChanges(context.db, profileId, 100), change.version)
    return again(values, { others, message: others.length > 0 ? null : CHANGED, version: result.current.version })
  } catch (error) {
    if (!isStoreError(error)) throw error
    return again(values, {
      message: error.isUnavailable
        ? `${DATABASE_UNAVAILABLE}. Nothing was saved. What you typed is still here: try again in a moment.`
        : 'The wizard’s database refused this. Nothing was saved. Whoever runs the wizard finds the cause in its log.',
    })
  }
}

/** The secrets that are not empty. */
function typedOf(secrets: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets).filter(([, secret]) => secret !== ''))
}

/**
 * The problem of each secret whose box is empty and must not be. Shown with the form's other problems; saving checks
 * again.
 */
function missingSecrets(
  guide: Guide,
  values: AllValues,
  kept: Kept,
  unfilled: readonly string[],
): Record<string, string> {
  if (kept === 'unknown') return {}
  const keptFor = kept ? secretDestinations(guide, kept) : {}
  return Object.fromEntries(
    secretFields(guide).flatMap(({ key }) => {
      const missing = unfilled.includes(key) ? null : whenSecretIsEmpty(guide, key, values, keptFor[key] ?? null)
      return missing ? [[key, missing]] : []
    }),
  )
}

/** The missing values that a changed profile may keep missing. All, while that is unknown: saving is refused then. */
function unfilledOf(guide: Guide, kept: Kept): string[] {
  return kept === 'unknown' || kept === null ? guide.fields.map(({ key }) => key) : unfilledKeys(guide, kept)
}

/**
 * The profile that a form changes or copies; null: none. `unknown`: the database is unavailable, or someone else was
 * faster.
 */
type Kept = Profile | null | 'unknown'

async function findKept(
  open: () => Promise<WriteContext>,
  original: string | null,
  version: number | null,
): Promise<Kept> {
  if (original === null) return null
  try {
    const kept = await findProfile((await open()).db, original)
    return !kept || (version !== null && kept.version !== version) ? 'unknown' : kept
  } catch (error) {
    if (isStoreError(error)) return 'unknown'
    throw error
  }
}

function nameTaken(): Partial<ProfileFormState> {
  return { problems: [problem('name', 'Another profile has this name. Choose a different one.')] }
}

function problem(field: FieldName, message: string): FieldProblem {
  return { field, message }
}

/** The fields that were not saved exactly as typed. */
function cleanedFields(guide: Guide, values: AllValues): FieldName[] {
  return formOrder(guide).filter((field) => field !== 'actions' && isCleaned(guide, field, textIn(values, field)))
}
