import { z } from 'zod'
import { appCommandsSchema } from '../guide/app-commands/schema'
import { providerTestSchema } from '../guide/provider'
import { actionSchema, cloudSchema, guideSchema } from '../guide/schema'

/** The separate file of a guide's actions, if it has one. */
export const actionsFileSchema = z.array(actionSchema)

/** `guide.yaml`: a guide's data without its address, which its folders' names have. */
export const guideFileSchema = guideSchema.omit({ connector: true, slug: true, actions: true }).extend({
  /** Absent if they are in actions.yaml. */
  actions: actionsFileSchema.optional(),
  /** Its live test, if it has one. */
  test: providerTestSchema.optional(),
  /** The commands that create its app; absent: only the console does. */
  commands: appCommandsSchema.optional(),
  /** The cloud on this machine, offered if SANDBOX_URL is set. */
  sandbox: cloudSchema.omit({ host: true, apiHost: true, scheme: true }).optional(),
})
