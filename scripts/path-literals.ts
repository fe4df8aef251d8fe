import { parseSync, Visitor } from 'oxc-parser'

/** The literal paths in a source, as sentences. `routes`: the first parts of the wizard's paths. */
export function findPathLiterals(sources: ReadonlyMap<string, string>, routes: readonly string[]): string[] {
  const isPath = new RegExp(`^/(?:${routes.join('|')})(?![\\w-])`)
  const isPattern = new RegExp(`\\^(?:\\\\/|/)\\(?(?:${routes.join('|')})(?![\\w-])`)
  return [...sources].flatMap(([file, source]) => {
    const found: string[] = []
    const { program } = parseSync(file, source)
    new Visitor({
      Literal(node) {
        if ('regex' in node && node.regex) {
          if (isPattern.test(node.regex.pattern)) found.push(node.regex.pattern)
        } else if (typeof node.value === 'string' && isPath.test(node.value)) found.push(node.value)
      },
      TemplateLiteral({ quasis }) {
        // The first part, or the text after an origin: a path never starts in the middle of another text.
        const texts = quasis.slice(0, 2).map(({ value }) => value.raw)
        const [first = ''] = texts
        found.push(...(first === '' ? texts : [first]).filter((text) => isPath.test(text)))
      },
    }).visit(program)
    return found.map((text) => `${file} spells ${text}: take it from lib/urls.ts.`)
  })
}
