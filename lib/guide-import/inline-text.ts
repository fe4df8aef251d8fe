import type { PhrasingContent } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** Characters that would begin a block, and HTML: the page's elements are parsed before. */
const NOT_INLINE = [
  'autolink',
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'hardBreakTrailing',
  'htmlFlow',
  'htmlText',
  'list',
  'setextUnderline',
  'thematicBreak',
]

const parser = unified()
  .use(remarkParse)
  .data('micromarkExtensions', [{ disable: { null: NOT_INLINE } }])

/** A piece of text between elements, as Markdown: code spans, escapes, references, links. White space at its ends stays. */
export function inlineText(text: string): PhrasingContent[] {
  const bare = text.trim()
  if (bare === '') return text === '' ? [] : [{ type: 'text', value: ' ' }]
  const children = parser
    .parse(bare)
    .children.flatMap((node): PhrasingContent[] =>
      node.type === 'paragraph' ? [...node.children, { type: 'text', value: ' ' }] : [],
    )
  const content = children.slice(0, -1).flatMap(plain)
  return [
    ...(/^\s/.test(text) ? [{ type: 'text' as const, value: ' ' }] : []),
    ...content,
    ...(/\s$/.test(text) ? [{ type: 'text' as const, value: ' ' }] : []),
  ]
}

/** Without source positions and pictures. */
function plain(node: PhrasingContent): PhrasingContent[] {
  const { position: _position, ...rest } = node
  if (node.type === 'image' || node.type === 'imageReference' || node.type === 'linkReference') return []
  return 'children' in node
    ? [{ ...rest, children: node.children.flatMap((child) => plain(child)) } as PhrasingContent]
    : [rest as PhrasingContent]
}
