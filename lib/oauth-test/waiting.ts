/** How long a test waits for the sign-in, in minutes. */
export const TEST_MINUTES = 15
