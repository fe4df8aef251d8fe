import { shownValues } from './check-text'
import { describeIssue } from './describe-issue'
import type { GuideDocument } from './document'
import { suggest } from './nearest'
import { type GuideProblem, inData } from './problem'
import { type ProviderTest, providerTestSchema } from './provider'
import type { Guide } from './schema'

/** The problems of a guide's live test. */
export function checkTest(test: ProviderTest, guide: Guide, document: GuideDocument): GuideProblem[] {
  const parsed = providerTestSchema.safeParse(test, { reportInput: true })
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => describeIssue(issue, providerTestSchema, ['test']))
  const steps = document.sections.flatMap((section) => section.steps.map(({ id }) => id))
  const clouds = guide.clouds.map(({ id }) => id)
  return [
    ...Object.entries(test.steps)
      .filter(([, step]) => !steps.includes(step))
      .map(([name, step]) =>
        inData(['test', 'steps', name], `There is no step "${step}" in the text. ${suggest(step, steps)}`),
      ),
    ...test.probes.flatMap((probe, index) =>
      (probe.clouds ?? []).flatMap((cloud, at) =>
        clouds.includes(cloud)
          ? []
          : [
              inData(
                ['test', 'probes', index, 'clouds', at],
                `There is no cloud "${cloud}". ${suggest(cloud, clouds)}`,
              ),
            ],
      ),
    ),
    ...checkScopes(test, guide),
    ...(Object.values(guide.constants).includes(test.redirectUrl)
      ? []
      : [
          inData(
            ['test', 'redirectUrl'],
            `The guide does not show ${test.redirectUrl}. Add it to constants, and :copy[its-name] to the step where it is entered.`,
          ),
        ]),
    ...(shownValues(guide, document).some(({ name }) => name === 'test-callback-url')
      ? []
      : [
          inData(
            ['test'],
            'The test needs its own redirect URL registered, and nothing shows it. Write :copy[test-callback-url] in the step where redirect URLs are entered.',
          ),
        ]),
  ]
}

function checkScopes(
  { probes, withoutProbe = [], apps, user }: ProviderTest,
  { scopes, offlineAccess, actions }: Guide,
): GuideProblem[] {
  const catalogue = scopes.map(({ id }) => id)
  const known = [...catalogue, ...actions.flatMap(({ documentedScope }) => documentedScope ?? [])]
  const named: [scope: string, path: PropertyKey[]][] = [
    ...probes.map(({ scope }, index): [string, PropertyKey[]] => [scope, ['probes', index, 'scope']]),
    ...withoutProbe.map((scope, index): [string, PropertyKey[]] => [scope, ['withoutProbe', index]]),
    ...(apps?.scopes ?? []).map((scope, index): [string, PropertyKey[]] => [scope, ['apps', 'scopes', index]]),
    ...(user ? [[user.scope, ['user', 'scope']] satisfies [string, PropertyKey[]]] : []),
  ]
  const probed = [...probes.map(({ scope }) => scope), ...withoutProbe]
  return [
    ...catalogue
      .filter((scope) => !probed.includes(scope) && scope !== offlineAccess?.scope)
      .map((scope) =>
        inData(
          ['test', 'probes'],
          `The test has no probe for the scope "${scope}". Add one, or name it in withoutProbe.`,
        ),
      ),
    ...named
      .filter(([scope]) => !known.includes(scope))
      .map(([scope, path]) =>
        inData(['test', ...path], `The scope "${scope}" is not one of this guide. ${suggest(scope, known)}`),
      ),
  ]
}
