import { z } from 'zod'
import { appCommandsSchema } from '../guide/app-commands/schema'
import { providerTestSchema } from '../guide/provider'
import { actionSchema, cloudSchema, guideSchema } from '../guide/schema'

/** The file of a guide's actions, where they have one of their own. */
export const actionsFileSchema = z.array(actionSchema)

/** `guide.yaml`: a guide's data but for its address, which is in the names of its folders. */
export const guideFileSchema = guideSchema.omit({ connector: true, slug: true, actions: true }).extend({
  /** Left out where they are in actions.yaml. */
  actions: actionsFileSchema.optional(),
  /** How its profiles are tested live; without it, none is. */
  test: providerTestSchema.optional(),
  /** How its app is made by command; without it, only in the provider's console. */
  commands: appCommandsSchema.optional(),
  /** The cloud that stands on this machine, offered where SANDBOX_URL is set. */
  sandbox: cloudSchema.omit({ host: true, apiHost: true, scheme: true }).optional(),
})
