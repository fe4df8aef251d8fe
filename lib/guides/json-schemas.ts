import { z } from 'zod'
import { actionsFileSchema, guideFileSchema } from './guide-file'

/** The JSON Schemas with which editors complete and check a guide's files, by file name. */
export function jsonSchemas(): Record<string, string> {
  const write = (schema: z.ZodType, title: string) =>
    `${JSON.stringify({ ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), title }, null, 2)}\n`
  return {
    'guide.schema.json': write(guideFileSchema, 'A guide of the connector setup wizard'),
    'actions.schema.json': write(actionsFileSchema, 'The actions of a guide of the connector setup wizard'),
  }
}
