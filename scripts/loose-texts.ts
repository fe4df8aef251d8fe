import {
  type Expression,
  type JSXChild,
  type JSXElement,
  type JSXFragment,
  type Node,
  parseSync,
  visitorKeys,
} from 'oxc-parser'

/**
 * The kinds of content of an element: an element; a text; a text that never changes (`still`, or `joined` beside other
 * content); a text beside other content that disappears with it (`loose`); nothing.
 */
type Kind = 'element' | 'text' | 'still' | 'joined' | 'loose' | 'nothing'
type Kinds = ReadonlySet<Kind>

interface Part {
  node: Node
  kinds: Kinds
}

/** The content passed to a component. It is checked where it is passed. */
const SLOTS = ['children', 'content', 'account', 'action', 'actions', 'badges', 'bar', 'links', 'live', 'proof']

/**
 * Finds texts of JSX that a browser's translation breaks. Chrome and Google Translate replace each text node with a
 * `<font>` element, but React keeps its own node: changing that shows nothing, and removing it, or inserting something
 * before it, throws (facebook/react issue 11538). A text that is the only content of its element is safe, because React
 * then replaces all content of the element. So beside other content
 * - a text that may change needs its own element,
 * - a text that never changes must not follow content that may appear, disappear or be replaced, and must not disappear
 *   itself: neither with a fragment, nor where React reuses an element of an alternative, for lack of a key.
 * @param sources File names and their contents. A component may be used in any of them.
 * @returns A sentence for each, with file and line.
 */
export function findLooseTexts(sources: ReadonlyMap<string, string>): string[] {
  const programs = [...sources].map(([file, text]) => ({ file, text, program: parse(file, text) }))
  const known = new Map<string, Kinds>()
  // A component may render only another one, so each round learns more.
  for (let round = 0; round < 4; round += 1) {
    for (const { program } of programs) for (const { node, parent } of walk(program)) learn(node, parent, known)
  }
  return programs.flatMap(({ file, text, program }) =>
    [...walk(program)].flatMap(({ node, parent }) => {
      const isPart = node.type === 'JSXFragment' && parent && isJsx(parent)
      const loose = isJsx(node) && !isPart ? looseParts(node, known) : reusedElements(node, known)
      return loose.map(({ start, end }) => {
        const line = text.slice(0, start).split('\n').length
        return `${file}:${line}: ${text.slice(start, end).replace(/\s+/g, ' ').trim()}`
      })
    }),
  )
}

function parse(file: string, text: string): Node {
  const { program, errors } = parseSync(file, text)
  const [error] = errors
  if (error) throw new Error(`${file}: ${error.message}`)
  return program
}

function looseParts(element: JSXElement | JSXFragment, known: Map<string, Kinds>): Node[] {
  const parts = partsOf(element, known)
  return parts
    .filter(({ kinds }, index) => {
      if (kinds.has('loose') || (kinds.has('text') && parts.length > 1)) return true
      const before = parts.slice(0, index).findLast((part) => !part.kinds.has('still'))
      return kinds.has('still') && before?.kinds.has('nothing')
    })
    .map(({ node }) => node)
}

function partsOf(element: JSXElement | JSXFragment, known: Map<string, Kinds>): Part[] {
  return element.children.flatMap((child): Part[] => {
    if (child.type === 'JSXFragment') return partsOf(child, known)
    const kinds = kindsOfChild(child, known)
    return kinds.size > 0 ? [{ node: child, kinds }] : []
  })
}

function kindsOfChild(child: JSXChild, known: Map<string, Kinds>): Kinds {
  if (child.type === 'JSXText') return new Set(isDrawn(child.value) ? ['still'] : [])
  if (child.type === 'JSXExpressionContainer') return kindsOf(child.expression, known)
  return child.type === 'JSXSpreadChild' ? new Set(['text']) : kindsOf(child, known)
}

/** White space with a line break only lays out the source. */
function isDrawn(text: string): boolean {
  return text.trim() !== '' || !text.includes('\n')
}

function kindsOf(node: Node, known: Map<string, Kinds>): Kinds {
  switch (node.type) {
    case 'JSXElement': {
      const { name } = node.openingElement
      return (name.type === 'JSXIdentifier' && known.get(name.name)) || new Set(['element'])
    }
    case 'JSXFragment':
      return kindsOfContent(node, known)
    case 'JSXEmptyExpression':
      return new Set()
    case 'Literal':
      return new Set([node.value === null || typeof node.value === 'boolean' ? 'nothing' : 'still'])
    case 'TemplateLiteral':
      return new Set([node.expressions.length > 0 ? 'text' : 'still'])
    case 'ChainExpression':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return kindsOf(node.expression, known)
    case 'LogicalExpression':
      return node.operator === '&&' || isSlot(node.left)
        ? moving(kindsOf(node.right, known), 'nothing')
        : moving(new Set([...kindsOf(node.left, known), ...kindsOf(node.right, known)]), 'nothing')
    case 'ConditionalExpression':
      return moving(new Set([...kindsOf(node.consequent, known), ...kindsOf(node.alternate, known)]), 'nothing')
    case 'CallExpression':
      return kindsOfCall(node.callee, node.arguments[0], known)
    default:
      return new Set(isSlot(node) ? ['element', 'nothing'] : (known.get(nameOf(node)) ?? ['text', 'nothing']))
  }
}

function kindsOfCall(callee: Expression, argument: Node | undefined, known: Map<string, Kinds>): Kinds {
  const isMap = callee.type === 'MemberExpression' && nameOf(callee.property) === 'map'
  if (isMap && argument && isFunction(argument)) return moving(returnsOf(argument, known), 'nothing')
  return new Set(isSlot(callee) || nameOf(callee) === 'createElement' ? ['element', 'nothing'] : ['text', 'nothing'])
}

function kindsOfContent(node: Node, known: Map<string, Kinds>): Kinds {
  const parts = isJsx(node) ? partsOf(node, known) : []
  const kinds = new Set(parts.flatMap((part) => [...part.kinds]))
  return parts.length > 1 && kinds.delete('still') ? kinds.add('joined') : kinds
}

/** The same for content that may change to another kind: a text in it does not stay. */
function moving(kinds: Kinds, ...more: Kind[]): Kinds {
  const later: Partial<Record<Kind, Kind>> = { still: 'text', joined: 'loose' }
  return new Set([...more, ...Array.from(kinds, (kind) => later[kind] ?? kind)])
}

/**
 * Alternatives with the same element name and no key, of which one has a text beside other content: React would reuse
 * the element, and remove its text.
 */
function reusedElements(node: Node, known: Map<string, Kinds>): Node[] {
  const choices = choicesOf(node).filter((choice) => choice.type === 'JSXElement' && !isKeyed(choice))
  return choices.filter((choice) => {
    const isReused = choices.some((other) => other !== choice && tagOf(other) === tagOf(choice))
    return isReused && kindsOfContent(choice, known).has('joined')
  })
}

/** The alternatives rendered in one place: by a conditional expression, or by the returns of a component. */
function choicesOf(node: Node): Node[] {
  if (node.type === 'ConditionalExpression') {
    return [node.consequent, node.alternate].flatMap((each) => {
      const choice = unwrapped(each)
      return choice.type === 'ConditionalExpression' ? choicesOf(choice) : choice
    })
  }
  return node.type === 'FunctionDeclaration' ? returnedBy(node).map(unwrapped) : []
}

function isKeyed({ openingElement }: JSXElement): boolean {
  return openingElement.attributes.some((each) => each.type === 'JSXAttribute' && each.name.name === 'key')
}

function tagOf(node: Node): string {
  return node.type === 'JSXElement' && node.openingElement.name.type === 'JSXIdentifier'
    ? node.openingElement.name.name
    : ''
}

/**
 * Learns what a component renders, and what a constant of JSX holds. Default exports are left out: only Next renders
 * them, and many are called `Page`.
 */
function learn(node: Node, parent: Node | undefined, known: Map<string, Kinds>): void {
  if (parent?.type === 'ExportDefaultDeclaration') return
  if (node.type === 'FunctionDeclaration' && node.id && /^[A-Z]/.test(node.id.name)) {
    known.set(node.id.name, returnsOf(node, known))
  }
  if (node.type === 'VariableDeclarator' && node.init && isJsx(unwrapped(node.init))) {
    known.set(nameOf(node.id), kindsOf(node.init, known))
  }
}

function unwrapped(node: Node): Node {
  return node.type === 'ParenthesizedExpression' ? node.expression : node
}

function returnsOf(maker: Node, known: Map<string, Kinds>): Kinds {
  if (maker.type === 'ArrowFunctionExpression' && maker.expression) return kindsOf(maker.body, known)
  const returns = returnedBy(maker).map((node) => kindsOf(node, known))
  const all = new Set(returns.flatMap((kinds) => [...kinds]))
  return returns.length > 1 ? moving(all, 'nothing') : all
}

function returnedBy(maker: Node): Node[] {
  return [...walk(maker, isFunction)].flatMap(({ node }) =>
    node.type === 'ReturnStatement' && node.argument ? [node.argument] : [],
  )
}

function isSlot(node: Node): boolean {
  return SLOTS.includes(nameOf(node.type === 'MemberExpression' ? node.object : node))
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : ''
}

function isJsx(node: Node): node is JSXElement | JSXFragment {
  return node.type === 'JSXElement' || node.type === 'JSXFragment'
}

function isFunction(node: Node): boolean {
  return ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'].includes(node.type)
}

/** The node and its descendants, except those below a node for which `isClosed` is true. */
function* walk(node: Node, isClosed = (_: Node) => false, parent?: Node): Generator<{ node: Node; parent?: Node }> {
  yield { node, ...(parent && { parent }) }
  if (parent && isClosed(node)) return
  for (const key of visitorKeys[node.type] ?? []) {
    const value: unknown = Reflect.get(node, key)
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child, isClosed, node)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
