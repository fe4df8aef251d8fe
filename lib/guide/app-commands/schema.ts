import { z } from 'zod'
import { pattern } from '../pattern'

const identifier = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be small letters, digits and "-"')
const sentence = z.string().trim().min(1)
const live = z.string().min(1).describe('The name of a live value.')
const clouds = z.array(z.string()).min(1)

/** A path in JSON: names with dots between. */
const jsonPath = z.string().regex(/^\w+(?:\.\w+)*$/, 'must be names with dots between, like "policy.minutes"')
const jsonPaths = z.array(jsonPath).min(1)

/** The clouds that something applies to, if not all. */
const where = {
  clouds: clouds.optional().describe('The ids of the clouds where it is shown; left out, all.'),
  exceptClouds: clouds.optional().describe('The ids of the clouds where it is not.'),
}

const noteSchema = z.union([sentence, z.strictObject({ text: sentence, ...where })])

const commandSchema = z.strictObject({
  title: sentence.describe('What it does: verb and object.'),
  run: sentence
    .optional()
    .describe(
      'One line, the same for sh, PowerShell and cmd. Placeholders in braces: {account}, {record}, and live values. Nothing that would need quoting: that goes into a file.',
    ),
  file: z.string().optional().describe('The name of the file that it needs, or that is to be edited.'),
  notes: z.array(noteSchema).default([]).describe('Markdown, one line each.'),
  ...where,
})

const commandsOf = z.array(commandSchema).default([])

const waySchema = z.strictObject({
  id: identifier,
  label: sentence,
  needs: z.array(noteSchema).min(1).describe('What has to be there, and who may do it.'),
  prepare: commandsOf.describe('What comes before everything else, like signing in.'),
  create: z.array(commandSchema).min(1),
  secret: sentence.describe('Where the client secret appears, and how often.'),
  avoid: z.array(noteSchema).default([]).describe('What would give the secret away.'),
  read: commandsOf.describe('Prints the record of the app, or of all apps.'),
  update: commandsOf.describe('Changes the app to what the file of `record.updateFile` has.'),
  remove: commandsOf.describe('Deletes the app.'),
})

const json: z.ZodType<JsonTemplate> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(json), z.record(z.string(), json)]),
)

const fileSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,30}\.[a-z]{2,4}$/, 'must be a file name, like "app.json"'),
    json: json.optional().describe('A text that is one placeholder gets its value, with its type.'),
    hcl: z.string().optional().describe('Placeholders get HCL literals, quoted where they are texts.'),
    text: z.string().optional(),
  })
  .refine(({ json, hcl, text }) => [json, hcl, text].filter((content) => content !== undefined).length === 1, {
    message: 'needs one of json, hcl and text',
  })

const recordSchema = z.strictObject({
  lists: z.array(jsonPath).default([]).describe('Where an answer has a list of apps, when it is not a list itself.'),
  id: jsonPath.describe('What update and delete take.'),
  clientId: jsonPath,
  redirectUrls: jsonPath,
  scopes: jsonPath,
  confidential: jsonPath,
  accessTokenMinutes: jsonPath,
  refreshTokenMinutes: jsonPath,
  sessionMinutes: jsonPath.optional().describe('The end of a whole chain of refresh tokens, where an app has one.'),
  updateFile: z.string().describe('The name of the file with the changes, as the update commands have it.'),
  offlineNote: sentence.optional().describe('Why a record may not list the scope that brings a refresh token.'),
})

/** The commands that create the app instead of the console, and the format of its record. */
export const appCommandsSchema = z.strictObject({
  step: identifier.describe('The id of the step of the text that these commands stand for.'),
  app: z.strictObject({
    name: live,
    redirectUrls: z.array(live).min(1),
    accessScopes: z.array(z.string()).min(1).describe('What the guide has the app allow; offlineAccess is added.'),
    confidential: z.boolean(),
    accessTokenMinutes: live,
    refreshTokenMinutes: live,
  }),
  narrowScopes: sentence.describe('What is known, and what is not, of an app that allows only the chosen scopes.'),
  files: z.array(fileSchema).min(1),
  ways: z.array(waySchema).min(1),
  printed: z.strictObject({
    fields: z
      .record(z.string(), jsonPaths)
      .describe('For each field that making the app fills in, by its key: where what is printed has it.'),
    record: jsonPaths.describe('The path of the record’s ID in the printed text. It is not a field.'),
  }),
  record: recordSchema,
  errors: z
    .array(z.strictObject({ pattern, cause: sentence, fix: sentence }))
    .default([])
    .describe('What the commands print when they fail, in the order in which it is looked for.'),
  rotation: z.array(sentence).default([]).describe('What is to be known of a new secret at this provider.'),
})

export type JsonTemplate =
  | string
  | number
  | boolean
  | readonly JsonTemplate[]
  | { readonly [name: string]: JsonTemplate }
export type AppCommands = z.infer<typeof appCommandsSchema>
export type Way = AppCommands['ways'][number]
export type Command = z.infer<typeof commandSchema>
export type CommandFile = z.infer<typeof fileSchema>
export type Note = z.infer<typeof noteSchema>
