// Preloaded into a process, this module sets the process's clock ten minutes ahead.
const AHEAD = 600_000
const TrueDate = Date

globalThis.Date = class extends TrueDate {
  // Next copies only Date's own properties, not inherited ones.
  static parse = TrueDate.parse
  static UTC = TrueDate.UTC

  constructor(...given) {
    super(...(given.length > 0 ? given : [TrueDate.now() + AHEAD]))
  }

  static now() {
    return TrueDate.now() + AHEAD
  }
}
