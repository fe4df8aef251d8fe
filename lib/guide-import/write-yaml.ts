import { Document, isScalar, visit } from 'yaml'

/** Data as YAML, with lists of plain values in one line. */
export function writeYaml(data: unknown, lineWidth: number): string {
  const document = new Document(data, { aliasDuplicateObjects: false })
  visit(document, {
    Seq: (_key, node) => {
      if (node.items.every(isScalar)) node.flow = true
    },
  })
  return document.toString({ lineWidth, flowCollectionPadding: false })
}
