/** A map that forgets its oldest entries, so that a sandbox can run for weeks. */
export class Recent<T> extends Map<string, T> {
  constructor(private readonly limit = 10_000) {
    super()
  }

  override set(key: string, value: T): this {
    this.delete(key)
    super.set(key, value)
    if (this.size > this.limit) {
      const [oldest] = this.keys()
      if (oldest !== undefined) this.delete(oldest)
    }
    return this
  }
}
