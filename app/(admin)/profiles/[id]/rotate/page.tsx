import { RotationSteps } from '@/components/app-commands/rotation-steps'
import { NoSuchPage } from '@/components/site/no-such-page'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { env } from '@/lib/env'
import { commandWays, operationWays } from '@/lib/guide/app-commands/ways'
import { selectionLink } from '@/lib/guide/search-params'
import { profileContext } from '@/lib/oauth-test/app-record/profile-context'
import { pageTitle } from '@/lib/page-title'
import { rotationSteps, successorOf } from '@/lib/profile/rotation'
import { copiesOf } from '@/lib/profile/store'
import { stackOneProgress } from '@/lib/stackone/section.server'
import { commandsLink } from '@/lib/url-params'
import { commandFilePath, profilePath } from '@/lib/urls'
import { profilePage } from '../profile-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'profile', async ({ db, profile, guide, commands }) => {
    if (!commands) return <NoSuchPage />
    const title = `Rotate the secret of ${profile.name}`
    const successor = successorOf(guide, profile, await copiesOf(db, profile.id))
    const inStackOne = successor && (await stackOneProgress(db, successor))
    const context = profileContext(guide, profile, env().publicUrl)
    return (
      <Content>
        <title>{pageTitle(title)}</title>
        <PageHeader
          title={title}
          eyebrow={<a href={profilePath(profile.id)}>{profile.name}</a>}
          lead={commands.rotation.join(' ')}
        />
        <RotationSteps
          guide={guide}
          profile={profile}
          successor={successor}
          steps={rotationSteps(
            successor,
            inStackOne && { ...inStackOne, isLinked: env().stackOne ? inStackOne.isLinked : null },
          )}
          fileHref={(file) =>
            commandsLink(selectionLink(guide, context.selection, commandFilePath(guide, file)), {
              account: context.account,
            })
          }
          create={commandWays(commands, context)}
          remove={operationWays(
            commands,
            profile.appRecord?.id ? ['prepare', 'remove'] : ['prepare', 'read', 'remove'],
            context,
          )}
        />
      </Content>
    )
  })
}
