import { deleteByName } from '@/app/(admin)/profiles/actions'
import { DeleteForm } from '@/components/profile/delete-form'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { profilePage } from '../profile-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'profile', async ({ profile }) => (
    <Content>
      <PageHeader
        title={`Delete ${profile.name}`}
        lead="This deletes the profile and its secret for good. The app at the provider and your entries in StackOne stay as they are. The history stays too."
      />
      <DeleteForm remove={deleteByName} id={profile.id} name={profile.name} />
    </Content>
  ))
}
