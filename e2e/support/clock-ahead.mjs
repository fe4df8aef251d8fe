// Loaded before everything else, it has a process live ten minutes ahead of all others.
const AHEAD = 600_000
const TrueDate = Date

globalThis.Date = class extends TrueDate {
  // Next copies what Date itself has, and nothing that it inherits.
  static parse = TrueDate.parse
  static UTC = TrueDate.UTC

  constructor(...given) {
    super(...(given.length > 0 ? given : [TrueDate.now() + AHEAD]))
  }

  static now() {
    return TrueDate.now() + AHEAD
  }
}
