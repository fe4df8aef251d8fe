/** Where StackOne's console lists connector profiles. */
export const CONNECTOR_PROFILES_URL = 'https://app.stackone.com/connector_profiles'

/** StackOne's own guide to the three ways of linking accounts. */
export const LINK_ACCOUNTS_URL = 'https://docs.stackone.com/guides/accounts-section#linking-accounts'
