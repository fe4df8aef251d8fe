import { z } from 'zod'

/** What names an item of a guide's lists. */
const nameSchema = z.union([
  z.object({ id: z.string() }).transform(({ id }) => id),
  z.object({ scope: z.string() }).transform(({ scope }) => scope),
  z.object({ pattern: z.string() }).transform(({ pattern }) => pattern),
])

/** An issue that Zod found in data: its place, what is wrong, and the name of the item of a list that it is in. */
export function describeIssue({ path, message }: Pick<z.core.$ZodIssue, 'path' | 'message'>, data: unknown): string {
  const [list = '', index = ''] = path
  const item: unknown = Reflect.get(Object(Reflect.get(Object(data), list)), index)
  const name = nameSchema.safeParse(item).data
  return `${path.join('.')}: ${message}${name === undefined ? '' : ` (in "${name}")`}`
}
