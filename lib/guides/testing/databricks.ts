import { commandsOf, readGuide, testOf } from './read-guide'

/** The built-in guide, for tests. */
export const databricks = readGuide('guides', 'databricks/oauth-u2m')
export const databricksOauthU2m = databricks.guide
export const databricksTest = testOf(databricks)
export const databricksCommands = commandsOf(databricks)
