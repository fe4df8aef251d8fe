/** A part of a sentence: a name that is code, a name that is bold, or plain text. */
export interface MarkedPart {
  kind: 'text' | 'code' | 'strong'
  text: string
  /** Its position in the sentence, as a key. */
  place: number
}

/** The parts of a sentence of a guide's commands. Only `code` and **bold** are supported. */
export function markedParts(sentence: string): MarkedPart[] {
  return sentence
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part, place) => {
      if (part.length > 2 && part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1), place }
      if (part.length > 4 && part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2), place }
      return { kind: 'text', text: part, place }
    })
}
