import type { Cloud } from '@/lib/guide/schema'

const GOVERNMENT_ACTIONS =
  'Databricks does not document which actions its government clouds have; the wizard shows those of AWS.'

/** The account hosts. No other host is ever contacted for a Databricks profile. */
export const clouds: readonly Cloud[] = [
  { id: 'aws', label: 'AWS', host: 'accounts.cloud.databricks.com' },
  { id: 'azure', label: 'Azure', host: 'accounts.azuredatabricks.net' },
  { id: 'gcp', label: 'Google Cloud', host: 'accounts.gcp.databricks.com' },
  {
    id: 'aws-gov',
    label: 'AWS GovCloud',
    host: 'accounts.cloud.databricks.us',
    sameActionsAs: 'aws',
    note: `This address is inferred from Databricks’ naming, not documented. Compare it with the address of your own console before you sign in. ${GOVERNMENT_ACTIONS}`,
  },
  {
    id: 'aws-gov-dod',
    label: 'AWS GovCloud DoD',
    host: 'accounts-dod.cloud.databricks.us',
    sameActionsAs: 'aws',
    note: GOVERNMENT_ACTIONS,
  },
]

/** The stand-in on this machine, offered where SANDBOX_URL is set. */
export const sandbox = {
  id: 'sandbox',
  label: 'Sandbox',
  sameActionsAs: 'aws',
  note: 'A stand-in for Databricks on this machine, to practise on. Nothing that is done there reaches Databricks.',
}
