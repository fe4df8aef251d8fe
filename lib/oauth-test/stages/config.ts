import { fieldOfRole, openFields } from '../../guide/fields'
import { destination, inWords } from '../../profile/destination'
import { inspect } from '../../profile/field-checks'
import { compareScopes } from '../../profile/scopes-field'
import { defineStage, type Facts, type Verdict } from '../define-stage'
import { advise, fail, passOrWarn } from '../verdict'

/** Checks the profile itself, like its form. */
export const config = defineStage({
  id: 'config',
  name: 'Profile',
  proves: 'that every value has the expected form',
  limitMs: 1000,
  needs: [],
  act: async () => null,
  judge: (_nothing, facts) => judgeConfig(facts),
})

function judgeConfig({ subject, guide, clientSecret, secretFor }: Facts): Verdict {
  const { cloud, fields, actions } = subject
  const secretKey = fieldOfRole(guide, 'client-secret')?.key ?? ''
  const scopes = subject.scopes.join(' ')
  const evidence = [
    { label: 'Address', value: subject.origin },
    ...(subject.apiOrigin ? [{ label: 'Address of the API', value: subject.apiOrigin }] : []),
    ...openFields(guide).map(({ key, label }) => ({ label, value: fields[key] ?? '' })),
    { label: 'Scopes', value: scopes },
  ]
  if (subject.origin === '') {
    const message = `This wizard does not offer the cloud “${cloud}” any more.`
    return fail([advise('value-wrong', { field: 'cloud', message })], evidence)
  }
  if (secretFor !== undefined) {
    const values = { expected: inWords(secretFor), got: inWords(destination(subject)) }
    return fail([advise('secret-elsewhere', values)], evidence)
  }
  if (clientSecret === '') return fail([advise('secret-unreadable')], evidence)
  const findings = inspect(guide, { name: '', cloud, fields, secrets: { [secretKey]: clientSecret }, scopes, actions })
  const said = findings
    .filter(({ field, level }) => field !== 'scopes' || level === 'error')
    .map(({ field, level, message }) => advise(level === 'error' ? 'value-wrong' : 'value-unusual', { field, message }))
  if (findings.some(({ level }) => level === 'error')) return fail(said, evidence)
  const missing = compareScopes(guide, actions, scopes)?.missing ?? []
  const offline = guide.offlineAccess?.scope
  return passOrWarn(
    [
      ...said,
      ...(missing.length > 0 ? [advise('needed-scopes-not-asked', { scopes: missing.join(' ') })] : []),
      ...(offline && !subject.scopes.includes(offline) ? [advise('offline-access-not-asked', { scope: offline })] : []),
    ],
    evidence,
  )
}
