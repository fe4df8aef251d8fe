import { randomUUID } from 'node:crypto'
import { saveProfile } from '@/app/(admin)/profiles/actions'
import { LinkProblems } from '@/components/guide/link-problems'
import { ProfileForm } from '@/components/profile/profile-form'
import { PageBody } from '@/components/site/page-body'
import { Page as Content } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { readLinkProblems } from '@/lib/guide/link-problems'
import { selectedScopes } from '@/lib/guide/scopes'
import { selectionLink } from '@/lib/guide/search-params'
import { secretDestinations } from '@/lib/profile/destination'
import { emptyFields, type FormValues } from '@/lib/profile/form-values'
import { pasteRules } from '@/lib/profile/pasted-app'
import { formValuesOf, nameOfCopy } from '@/lib/profile/profile'
import { findProfile } from '@/lib/profile/store'
import { openStore } from '@/lib/profile/store-context.server'
import { newProfileProgress } from '@/lib/profile/wizard-progress'
import { loadCopy } from '@/lib/url-params'
import { newProfilePath } from '@/lib/urls'
import { type NewProfile, type NewProfilePageProps, newProfilePage } from './new-profile-page'

export default async function Page(props: NewProfilePageProps) {
  return newProfilePage(props, renderForm)
}

async function renderForm({ loaded, query, selection }: NewProfile) {
  const { guide } = loaded
  const page = `${newProfilePath(guide)}${query.size > 0 ? `?${query}` : ''}`
  const { copy: copyId } = loadCopy(query)
  const original = copyId ? await findProfile(await openStore(), copyId) : null
  const isChosen = selection.actions.length > 0
  const values: FormValues = original
    ? { ...formValuesOf(guide, original), name: nameOfCopy(original.name) }
    : {
        name: '',
        cloud: selection.cloud,
        fields: emptyFields(guide),
        scopes: isChosen ? selectedScopes(guide, selection).join(' ') : '',
        actions: selection.actions,
      }
  const guideLink = selectionLink(guide, { ...selection, actions: values.actions })

  return (
    <PageBody progress={newProfileProgress(guide, guideLink)}>
      <Content>
        <PageHeader
          title={`New ${guide.connectorName} profile`}
          lead={
            <>
              <span>
                {`Enter the values from ${guide.connectorName}. The wizard stores them, to test them here and to enter them in StackOne. `}
              </span>
              {guide.actions.length > 0 && !isChosen && !original && (
                <a href={guideLink}>Choose actions in the guide first</a>
              )}
            </>
          }
        />
        <LinkProblems problems={readLinkProblems(guide, query, ['copy'])} />
        <ProfileForm
          guide={guide}
          title="New profile"
          page={page}
          save={saveProfile}
          initial={{
            values,
            problems: [],
            message: null,
            others: [],
            version: null,
            secretsSent: [],
            attempt: 0,
          }}
          profileId={null}
          submissionId={randomUUID()}
          copyOf={original?.id ?? null}
          currentSecrets={Object.fromEntries(
            Object.keys(original?.secrets ?? {}).map((key) => [key, `“${original?.name}” has one.`]),
          )}
          keptFor={original ? secretDestinations(guide, original) : {}}
          savedScopes={null}
          advisedScopes={[]}
          paste={pasteRules(loaded.commands)}
        />
      </Content>
    </PageBody>
  )
}
