import { shownValues } from './check-text'
import { describeIssue } from './describe-issue'
import type { GuideDocument } from './document'
import { type ProviderTest, providerTestSchema } from './provider'
import type { Guide } from './schema'

/** What is wrong with what a live test knows of a provider, beside the guide that it belongs to. */
export function checkTest(test: ProviderTest, guide: Guide, document: GuideDocument): string[] {
  const parsed = providerTestSchema.safeParse(test)
  if (!parsed.success) return parsed.error.issues.map((issue) => `test.${describeIssue(issue, test)}`)
  const steps = document.sections.flatMap((section) => section.steps.map(({ id }) => id))
  const clouds = guide.clouds.map(({ id }) => id)
  return [
    ...Object.values(test.steps)
      .filter((step) => !steps.includes(step))
      .map((step) => `The test leads to the step "${step}", which is not there.`),
    ...test.probes
      .flatMap((probe) => probe.clouds ?? [])
      .filter((cloud) => !clouds.includes(cloud))
      .map((cloud) => `A probe names the cloud "${cloud}", which is not there.`),
    ...checkScopes(test, guide),
    ...(Object.values(guide.constants).includes(test.redirectUrl)
      ? []
      : [`No constant of the guide is the redirectUrl of its test, ${test.redirectUrl}.`]),
    ...(shownValues(guide, document).some(({ name }) => name === 'test-callback-url')
      ? []
      : ['Nothing shows the live value "test-callback-url", which the test needs to be registered.']),
  ]
}

function checkScopes(
  { probes, withoutProbe = [], apps, user }: ProviderTest,
  { scopes, offlineAccess, actions }: Guide,
): string[] {
  const catalogue = scopes.map(({ id }) => id)
  const known = [...catalogue, ...actions.flatMap(({ documentedScope }) => documentedScope ?? [])]
  const probed = [...probes.map(({ scope }) => scope), ...withoutProbe]
  return [
    ...catalogue
      .filter((scope) => !probed.includes(scope) && scope !== offlineAccess?.scope)
      .map((scope) => `The test has no probe for the scope "${scope}": add one, or name it in withoutProbe.`),
    ...[...probed, ...(apps?.scopes ?? []), ...(user ? [user.scope] : [])]
      .filter((scope) => !known.includes(scope))
      .map((scope) => `The test names the scope "${scope}", which is no scope of this guide.`),
  ]
}
