import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GuideSource } from '@/lib/guide/source'
import { sandbox } from './databricks/clouds'
import { databricksOauthU2m } from './databricks/oauth-u2m'
import { databricksTest } from './databricks/test'

/** Every guide that the wizard offers, in the order in which it lists them. Paths are written out: the build traces them. */
export const guideSources: readonly GuideSource[] = [
  {
    guide: databricksOauthU2m,
    test: databricksTest,
    sandbox,
    readText: () => readFileSync(join(process.cwd(), 'lib/guides/databricks/oauth-u2m.md'), 'utf8'),
  },
]
