/** One live test of a demo profile. */
interface DemoTest {
  daysAgo: number
  by: string
  /** Ids of the sandbox's faults during the test. */
  faults?: readonly string[]
  /** Whether the user agrees to the request. */
  consent?: boolean
  /** False: nobody signs in, and the wait ends. */
  signIn?: boolean
}

/** A demo profile of the sandbox with a history. */
export interface DemoProfile {
  name: string
  madeDaysAgo: number
  by: string
  /** Without the common prefix. */
  actions: readonly string[]
  scopes?: string
  /** Changes to the app connection that the guide describes. */
  app?: Readonly<Record<string, unknown>>
  /** Values saved in place of the app's own. */
  clientSecret?: string
  accountId?: string
  tests: readonly DemoTest[]
}

const WRONG_SECRET = `dose${'0'.repeat(32)}`

/** In days: how long users stay signed in, by the app's own settings. */
function refreshDays(days: number): Readonly<Record<string, unknown>> {
  return { token_access_policy: { access_token_ttl_in_minutes: 60, refresh_token_ttl_in_minutes: days * 24 * 60 } }
}

/** Every state of a list of profiles, with names like a company's. */
export const DEMO_PROFILES: readonly DemoProfile[] = [
  {
    name: 'Production',
    madeDaysAgo: 40,
    by: 'Ina',
    actions: ['list_users', 'get_user', 'list_budgets'],
    scopes: 'scim billing offline_access',
    tests: [
      { daysAgo: 39, by: 'Ina', consent: false },
      { daysAgo: 39, by: 'Ina' },
      { daysAgo: 3, by: 'Omar' },
    ],
  },
  {
    name: 'Staging',
    madeDaysAgo: 25,
    by: 'Omar',
    actions: ['list_users', 'list_groups'],
    app: refreshDays(30),
    tests: [{ daysAgo: 24, by: 'Omar' }],
  },
  {
    name: 'Identity sync (Acme Ltd)',
    madeDaysAgo: 20,
    by: 'Ina',
    actions: ['list_users'],
    app: refreshDays(7),
    tests: [{ daysAgo: 9, by: 'Ina' }],
  },
  {
    name: 'Warehouse, Ireland',
    madeDaysAgo: 12,
    by: 'Mei',
    actions: ['list_users'],
    tests: [{ daysAgo: 11, by: 'Mei', faults: ['clock-ahead'] }],
  },
  {
    name: 'Finance',
    madeDaysAgo: 10,
    by: 'Omar',
    actions: ['list_budgets'],
    clientSecret: WRONG_SECRET,
    tests: [{ daysAgo: 9, by: 'Omar' }],
  },
  {
    name: 'Finance (old account)',
    madeDaysAgo: 60,
    by: 'Ina',
    actions: ['list_budgets'],
    accountId: '00000000-0000-4000-8000-000000000000',
    tests: [{ daysAgo: 58, by: 'Ina' }],
  },
  {
    name: 'People analytics',
    madeDaysAgo: 8,
    by: 'Mei',
    actions: ['list_users'],
    scopes: 'scim offline_access',
    app: { scopes: ['sql'] },
    tests: [{ daysAgo: 7, by: 'Mei' }],
  },
  {
    name: 'Cost reports',
    madeDaysAgo: 6,
    by: 'Mei',
    actions: ['list_users', 'list_budgets'],
    scopes: 'scim offline_access',
    tests: [{ daysAgo: 6, by: 'Mei' }],
  },
  {
    name: 'Branch office',
    madeDaysAgo: 5,
    by: 'Omar',
    actions: ['list_users'],
    tests: [{ daysAgo: 4, by: 'Omar', faults: ['callback-company-policy'] }],
  },
  {
    name: 'Partner portal',
    madeDaysAgo: 3,
    by: 'Ina',
    actions: ['list_groups'],
    tests: [{ daysAgo: 2, by: 'Ina', signIn: false }],
  },
  { name: 'Research', madeDaysAgo: 1, by: 'Mei', actions: [], tests: [] },
  { name: 'Migration rehearsal', madeDaysAgo: 0, by: 'Omar', actions: ['list_users', 'list_groups'], tests: [] },
]
