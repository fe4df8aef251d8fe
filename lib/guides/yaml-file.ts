import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type Scalar } from 'yaml'

/** An unbounded file would exhaust the memory. */
const MAX_ALIASES = 100

/** A parsed YAML file. */
export interface YamlFile {
  data: unknown
  /** The line of a path in the data, or of its nearest parent. */
  lineOf: (path: readonly PropertyKey[]) => number
}

/** Why a YAML file cannot be read, with its line. */
export interface YamlProblem {
  line: number
  message: string
}

/** Reads a file of YAML 1.2, with its lines. */
export function readYaml(text: string): YamlFile | { problems: YamlProblem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems = [...document.errors, ...document.warnings].map(({ pos: [at], message }) => ({
    line: lines.linePos(at).line,
    message: `This is not valid YAML: ${message}`,
  }))
  if (problems.length > 0) return { problems }
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    return { data, lineOf: (path) => lines.linePos(offsetOf(document.contents, path)).line }
  } catch (error) {
    return {
      problems: [{ line: 1, message: `This is not valid YAML: ${error instanceof Error ? error.message : ''}` }],
    }
  }
}

/** The position of an item in the text: of its name, if it has one. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const name of path) {
    const next = childOf(node, name)
    if (next === undefined) break
    const named = isPair(next) ? (next as Pair<Scalar, Node | null>) : null
    const begins = named ? named.key : (next as Node)
    offset = begins.range?.[0] ?? offset
    node = named ? named.value : next
  }
  return offset
}

function childOf(node: unknown, name: PropertyKey): unknown {
  if (isSeq(node)) return node.items[Number(name)]
  if (!isMap(node)) return undefined
  return node.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))
}
