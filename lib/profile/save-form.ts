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
import { isCleaned } from './normalized-note'
import { fillIn, NOTHING_PASTED, type PasteRules, readPasted } from './pasted-app'
import { applyQuickFix, readQuickFix } from './quick-fix'
import { type FieldProblem, findProblems, profileSchema } from './schema'
import { createProfile, findProfile, openSecretToSend, updateProfile, type WriteContext } from './store'

/** What became of a sent form: saved as a profile, or shown again. */
export type SaveResult = { saved: { id: string; cleaned: FieldName[] } } | { state: ProfileFormState }

const CHANGED =
  'Someone saved this profile while you were editing. Your changes are still here. Compare them, then save again.'

const SENT_BEFORE =
  'You already saved this form with other values. To change that profile, open it under Profiles. To create another one, start with New profile.'

const DELETED_SINCE =
  'You already saved this form, and its profile was deleted since. To create it again, start with New profile.'

/**
 * Saves what the profile's form sent, or says what stands in the way. `profileId` is that of the profile that it
 * changes, null for a new one. `open` gives what writing needs, and may reject with StoreError. `rules` read what was
 * pasted into the box for that; null where the guide has none.
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
    // A correction may have moved a secret to where texts are sent back from.
    return again({ ...withoutSecrets(guide, fixed, Object.values(values.secrets)), secrets: fixed.secrets }, {})
  }

  if (pasted && !pasted.ok) {
    return again(values, { message: NOTHING_PASTED, pasteProblem: `${pasted.cause} ${pasted.fix}` })
  }

  const original = profileId ?? copyOf
  const options = { secretsMissing: await missingSecrets(open, guide, values, original, version) }
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
      // A form makes one profile, whose id it brings: sent again, it makes no other, not even when that one is deleted.
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
 * What to say of each secret whose box is empty and may not be. Beside what else is wrong with the form: saving looks
 * once more. Nothing of kept ones while they are not known: the database is unavailable, or someone else was faster.
 */
async function missingSecrets(
  open: () => Promise<WriteContext>,
  guide: Guide,
  values: AllValues,
  original: string | null,
  version: number | null,
): Promise<Record<string, string>> {
  const kept = original === null ? {} : await keptFor(open, guide, original, version)
  return Object.fromEntries(
    secretFields(guide).flatMap(({ key }) => {
      const missing = kept && whenSecretIsEmpty(guide, key, values, kept[key] ?? null)
      return missing ? [[key, missing]] : []
    }),
  )
}

/** Where the kept secrets of a profile may be sent, by key; null while that is not known. */
async function keptFor(
  open: () => Promise<WriteContext>,
  guide: Guide,
  original: string,
  version: number | null,
): Promise<Record<string, string> | null> {
  try {
    const kept = await findProfile((await open()).db, original)
    if (!kept || (version !== null && kept.version !== version)) return null
    return secretDestinations(guide, kept)
  } catch (error) {
    if (isStoreError(error)) return null
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
