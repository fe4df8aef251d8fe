import { randomUUID } from 'node:crypto'
import { profileChanges } from '../audit/trail'
import { isStoreError } from '../db/store-error'
import { text, uuid } from '../form-data'
import type { Guide } from '../guide/schema'
import { DATABASE_AWAY } from '../messages'
import { destinationOf, secretDestination, secretIsForAnother, whenSecretIsEmpty } from './destination'
import { type ProfileFormState, withoutSecrets } from './form-state'
import { FIELD_ORDER, type FieldName, HIDDEN, readFormValues } from './form-values'
import { type AllValues, applyMend, readMend } from './mend'
import { changesSince } from './others'
import { isCleaned } from './removed-note'
import { type FieldProblem, findProblems, profileSchema } from './schema'
import { createProfile, findProfile, openSecretToSend, updateProfile, type WriteContext } from './store'

/** What became of a sent form: saved as a profile, or shown again. */
export type SaveResult = { saved: { id: string; cleaned: FieldName[] } } | { state: ProfileFormState }

const CHANGED =
  'This profile was changed meanwhile, and nothing was saved. Compare what you typed with it, then save again.'

const SENT_BEFORE =
  'This very form was saved before, with other values. To change that profile, open it under Profiles; to make another one, start with New profile there.'

const DELETED_SINCE =
  'This very form was saved before, and its profile was deleted since. To make it again, start with New profile under Profiles.'

/**
 * Saves what the profile's form sent, or says what stands in the way. `profileId` is that of the profile that it
 * changes, null for a new one. `open` gives what writing needs, and may reject with StoreError.
 */
export async function saveForm(
  open: () => Promise<WriteContext>,
  guide: Guide,
  profileId: string | null,
  form: FormData,
  attempt: number,
): Promise<SaveResult> {
  const values: AllValues = { ...readFormValues(guide, form), clientSecret: text(form, 'clientSecret') }
  const version = profileId === null ? null : Number.parseInt(text(form, HIDDEN.version), 10) || 0
  const copyOf = uuid(form, HIDDEN.copyOf)
  const again = (values: AllValues, more: Partial<ProfileFormState>): SaveResult => {
    const { clientSecret, ...shown } = values
    return {
      state: {
        values: withoutSecrets(guide, shown, clientSecret),
        problems: [],
        message: null,
        others: [],
        version,
        wasSecretSent: clientSecret !== '',
        attempt,
        ...more,
      },
    }
  }

  const mend = text(form, HIDDEN.mend)
  if (mend !== '') {
    const mended = applyMend(values, readMend(mend))
    // A correction may have moved a secret to where texts are sent back from.
    return again({ ...withoutSecrets(guide, mended, values.clientSecret), clientSecret: mended.clientSecret }, {})
  }

  const original = profileId ?? copyOf
  const options = {
    secretMissing:
      original === null
        ? whenSecretIsEmpty(guide, values.cloud, null)
        : await whenKeptIsNot(open, guide, values.cloud, original, version),
  }
  const problems = findProblems(guide, values, options)
  const parsed = profileSchema(guide, options).safeParse(values)
  if (problems.length > 0 || !parsed.success) return again(values, { problems })
  const { clientSecret, ...input } = parsed.data

  try {
    const context = await open()
    if (profileId === null) {
      const secretFor = destinationOf(guide, input.cloud) ?? ''
      const copied =
        clientSecret === '' && copyOf ? await openSecretToSend(context.db, context.ring, copyOf, secretFor) : null
      const secret = copied?.ok ? copied.secret : clientSecret
      if (secret === '') {
        const message =
          copied?.ok === false && copied.reason === 'elsewhere'
            ? secretIsForAnother(guide, copied.secretFor)
            : 'The secret could not be copied. Enter it here.'
        return again(values, { problems: [problem('clientSecret', message)] })
      }
      // A form makes one profile, whose id it brings: sent again, it makes no other, not even when that one is deleted.
      const id = uuid(form, HIDDEN.submission) ?? randomUUID()
      const made = await createProfile(context, {
        id,
        submissionId: id,
        connector: guide.connector,
        guide: guide.slug,
        input,
        clientSecret: secret,
        secretFor,
      })
      if (made.ok) return { saved: { id: made.id, cleaned: cleanedFields(values) } }
      if (made.reason === 'name-taken') return again(values, nameTaken())
      return again(values, { message: made.reason === 'deleted' ? DELETED_SINCE : SENT_BEFORE })
    }
    const change = {
      id: profileId,
      guide,
      version: version ?? 0,
      input,
      clientSecret: clientSecret === '' ? null : clientSecret,
    }
    const result = await updateProfile(context, change)
    if (result.ok) return { saved: { id: profileId, cleaned: cleanedFields(values) } }
    if (result.reason === 'name-taken') return again(values, nameTaken())
    if (result.reason === 'secret-elsewhere') {
      return again(values, { problems: [problem('clientSecret', secretIsForAnother(guide, result.secretFor))] })
    }
    if (result.reason === 'gone') {
      return again(values, { message: 'Someone deleted this profile meanwhile. Nothing was saved.' })
    }
    const others = changesSince(await profileChanges(context.db, profileId, 100), change.version)
    return again(values, { others, message: others.length > 0 ? null : CHANGED, version: result.current.version })
  } catch (error) {
    if (!isStoreError(error)) throw error
    return again(values, {
      message: error.isAway
        ? `${DATABASE_AWAY}. Nothing was saved. What you typed is still here: try again in a moment.`
        : 'The wizard’s database refused this. Nothing was saved. Whoever runs the wizard finds the cause in its log.',
    })
  }
}

/**
 * What to say when the box of a secret that is kept is empty; null: it may be. Beside what else is wrong with the form:
 * saving looks once more. Null while that is not known: the database is unavailable, or someone else was faster.
 */
async function whenKeptIsNot(
  open: () => Promise<WriteContext>,
  guide: Guide,
  cloud: string,
  original: string,
  version: number | null,
): Promise<string | null> {
  try {
    const kept = await findProfile((await open()).db, original)
    if (!kept || (version !== null && kept.version !== version)) return null
    const keptFor = secretDestination(guide, kept)
    return keptFor && whenSecretIsEmpty(guide, cloud, keptFor)
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
function cleanedFields(values: AllValues): FieldName[] {
  return FIELD_ORDER.filter((field) => field !== 'actions' && isCleaned(field, values[field]))
}
