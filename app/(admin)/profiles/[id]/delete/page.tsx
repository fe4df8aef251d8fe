import { deleteByName } from '@/app/(admin)/profiles/actions'
import { DeleteForm } from '@/components/profile/delete-form'
import { profilePage } from '../profile-page'

type PageProps = Readonly<{ params: Promise<{ id: string }> }>

export default async function Page({ params }: PageProps) {
  const { id } = await params
  return profilePage(id, 'profile', async ({ profile }) => (
    <div className="page page-narrow">
      <h1>{`Delete ${profile.name}`}</h1>
      <p className="lead">
        The profile and its secret are deleted for good. What you entered in StackOne, and the app at the provider, stay
        as they are. The history stays too.
      </p>
      <DeleteForm remove={deleteByName} id={profile.id} name={profile.name} />
    </div>
  ))
}
