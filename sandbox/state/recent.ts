/** A map that drops the least recently used entries, so that a sandbox can run for weeks. */
export class Recent<T> extends Map<string, T> {
  constructor(private readonly limit = 10_000) {
    super()
  }

  override get(key: string): T | undefined {
    const value = super.get(key)
    if (value !== undefined) this.set(key, value)
    return value
  }

  override set(key: string, value: T): this {
    this.delete(key)
    super.set(key, value)
    if (this.size > this.limit) {
      const [unused] = this.keys()
      if (unused !== undefined) this.delete(unused)
    }
    return this
  }
}
