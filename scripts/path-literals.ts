import { parseSync, Visitor } from 'oxc-parser'

/** The paths that a source spells itself, as sentences. `routes`: the names that paths of the wizard begin with. */
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
        // The first part, or the text after an origin: a path never begins in the middle of other text.
        const texts = quasis.slice(0, 2).map(({ value }) => value.raw)
        const [first = ''] = texts
        found.push(...(first === '' ? texts : [first]).filter((text) => isPath.test(text)))
      },
    }).visit(program)
    return found.map((text) => `${file} spells ${text}: take it from lib/urls.ts.`)
  })
}
