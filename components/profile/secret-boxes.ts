/** The boxes of secrets, whose text only the browser holds: React never renders it. */
export interface SecretBoxes {
  /** For the box of this key, as a ref. */
  keep: (key: string, box: HTMLInputElement | null) => void
  write: (key: string, text: string) => void
  /** Writes the texts that differ. */
  replace: (now: Readonly<Record<string, string>>, next: Readonly<Record<string, string>>) => void
}

export function createSecretBoxes(): SecretBoxes {
  const boxes = new Map<string, HTMLInputElement>()
  return {
    keep: (key, box) => {
      if (box) boxes.set(key, box)
      else boxes.delete(key)
    },
    write: (key, text) => {
      const box = boxes.get(key)
      if (box) box.value = text
    },
    replace: (now, next) => {
      for (const [key, box] of boxes) if (next[key] !== now[key]) box.value = next[key] ?? ''
    },
  }
}
