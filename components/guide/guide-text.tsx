import type { Element, Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { InlineCode, RootContent, Strong } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { toString as plainText } from 'mdast-util-to-string'
import type { ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import remarkRehype, { type Options } from 'remark-rehype'
import { unified } from 'unified'
import { Callout } from '@/components/ui/callout'
import type { Guide } from '@/lib/guide/schema'
import { memoizeByObject } from '@/lib/memoize-by-object'
import { CloudNote } from './cloud-note'
import { LiveCopy, LiveLink, LiveText } from './live-values'
import { ProviderFormDrawing } from './provider-form'
import { ScopeChips } from './scope-chips'

const TAG = 'guide-part'

/** Each directive becomes one element that carries its name; `GuidePart` gives it its component. */
const handlers: Options['handlers'] = {
  textDirective: (_state, node: TextDirective): Element => part(node.name, plainText(node)),
  leafDirective: (_state, node: LeafDirective): Element => part(node.name, node.attributes?.id ?? ''),
  containerDirective: (state, node: ContainerDirective): Element => ({
    ...part(node.name, ''),
    children: state.all(node),
  }),
  // Code and bold text name things in the provider's pages, so browsers must not translate them.
  inlineCode: (_state, { value }: InlineCode): Element => untranslated('code', [{ type: 'text', value }]),
  strong: (state, node: Strong): Element => untranslated('strong', state.all(node)),
}

function untranslated(tagName: string, children: Element['children']): Element {
  return { type: 'element', tagName, properties: { translate: 'no' }, children }
}

function part(kind: string, name: string): Element {
  return { type: 'element', tagName: TAG, properties: { kind, name }, children: [] }
}

const toHast = unified().use(remarkRehype, { handlers })

/** Renders parts of this guide's text: static text, with the moving parts in their places. */
export const guideText = memoizeByObject((guide: Guide) => {
  const components = { [TAG]: (part: PartProps) => <GuidePart guide={guide} {...part} />, a: GuideLink }
  return memoizeByObject((content: readonly RootContent[]): ReactNode => {
    const hast = withoutLineBreaks(toHast.runSync({ type: 'root', children: [...content] }))
    return toJsxRuntime(hast, { Fragment, jsx, jsxs, components })
  })
})

/**
 * Leaves out the line breaks between blocks: as text nodes they would keep React from adding or removing the parts
 * around them.
 */
function withoutLineBreaks<Parent extends Root | Element>(parent: Parent): Parent {
  const children = parent.children.filter((child) => child.type !== 'text' || child.value !== '\n')
  return { ...parent, children: children.map((child) => (child.type === 'element' ? withoutLineBreaks(child) : child)) }
}

interface PartProps {
  kind: string
  name: string
  children?: ReactNode
}

function GuidePart({ guide, kind, name, children }: PartProps & { guide: Guide }) {
  switch (kind) {
    case 'value':
      return <LiveText name={name} />
    case 'copy':
      return <LiveCopy name={name} />
    case 'scopes':
      return <ScopeChips />
    case 'cloud-note':
      return <CloudNote />
    case 'form':
      return <ProviderFormDrawing guide={guide} id={name} />
    default:
      return <Callout kind={kind === 'warning' ? 'warning' : 'note'}>{children}</Callout>
  }
}

function GuideLink({ href = '', children }: { href?: string; children?: ReactNode }) {
  if (href.startsWith('value:')) return <LiveLink name={href.slice('value:'.length)}>{children}</LiveLink>
  return <a href={href}>{children}</a>
}
