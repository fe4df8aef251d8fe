/** The boxes of secrets. Only the browser has their text: React never renders it. */
export interface SecretBoxes {
  /** The ref of the box with this key. */
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
