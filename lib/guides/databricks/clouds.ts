import type { Cloud } from '@/lib/guide/schema'

const DOCUMENTED = 'This address comes from the documentation of Databricks’ Terraform provider.'
const COMPARE = 'Compare it with the address of your own console before you sign in.'
const DOD_HOSTS =
  'Databricks’ sources disagree on the address of this cloud. The documentation of its Terraform provider has accounts-dod.cloud.databricks.mil, the tests of its SDKs have accounts-dod.cloud.databricks.us. Choose the one that your own console has.'

/** What is not known of a cloud's actions. */
function actionsOf(cloud: string): string {
  return `Databricks does not document which actions this cloud has; the wizard shows those of ${cloud}.`
}

/**
 * The account hosts. No other host is ever contacted for a Databricks profile. Profiles keep a cloud's id: the host of an
 * id never changes.
 */
export const clouds: readonly Cloud[] = [
  { id: 'aws', label: 'AWS', host: 'accounts.cloud.databricks.com' },
  { id: 'azure', label: 'Azure', host: 'accounts.azuredatabricks.net' },
  { id: 'gcp', label: 'Google Cloud', host: 'accounts.gcp.databricks.com' },
  {
    id: 'aws-gov',
    label: 'AWS GovCloud',
    host: 'accounts.cloud.databricks.us',
    sameActionsAs: 'aws',
    note: `${DOCUMENTED} ${COMPARE} ${actionsOf('AWS')}`,
  },
  {
    id: 'aws-gov-dod-mil',
    label: 'AWS GovCloud DoD (.mil)',
    host: 'accounts-dod.cloud.databricks.mil',
    sameActionsAs: 'aws',
    note: `${DOD_HOSTS} ${actionsOf('AWS')}`,
  },
  {
    id: 'aws-gov-dod',
    label: 'AWS GovCloud DoD (.us)',
    host: 'accounts-dod.cloud.databricks.us',
    sameActionsAs: 'aws',
    note: `${DOD_HOSTS} ${actionsOf('AWS')}`,
  },
  {
    id: 'azure-gov',
    label: 'Azure US Government',
    host: 'accounts.azuredatabricks.us',
    sameActionsAs: 'azure',
    note: `${DOCUMENTED} ${COMPARE} ${actionsOf('Azure')}`,
  },
  {
    id: 'azure-china',
    label: 'Azure China',
    host: 'accounts.azuredatabricks.cn',
    sameActionsAs: 'azure',
    note: `${DOCUMENTED} ${COMPARE} ${actionsOf('Azure')}`,
  },
]

/** The stand-in on this machine, offered where SANDBOX_URL is set. */
export const sandbox = {
  id: 'sandbox',
  label: 'Sandbox',
  sameActionsAs: 'aws',
  note: 'A stand-in for Databricks on this machine, to practise on. Nothing that is done there reaches Databricks.',
}
