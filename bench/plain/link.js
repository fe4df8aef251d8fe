const MIN_GAP_MS = 50

function shortId(guide, id) {
  return id.startsWith(guide.actionPrefix) ? id.slice(guide.actionPrefix.length) : id
}

/** The shorter of the names of the chosen actions, and `all` less the others. */
function formatActions(guide, chosen) {
  if (chosen.size === 0) return ''
  const names = []
  const allBut = ['all']
  for (const { id } of guide.actions) {
    if (chosen.has(id)) names.push(shortId(guide, id))
    else allBut.push(`-${shortId(guide, id)}`)
  }
  const named = names.join()
  const excluded = allBut.join()
  return excluded.length < named.length ? excluded : named
}

function parseActions(guide, text) {
  const chosen = new Set()
  const names = new Set(text.split(','))
  for (const { id } of guide.actions) {
    const name = shortId(guide, id)
    if ((names.has('all') || names.has(name)) && !names.has(`-${name}`)) chosen.add(id)
  }
  return chosen
}

/** The query of a link to the choice. */
export function choiceQuery(guide, state) {
  const query = []
  const actions = formatActions(guide, state.chosen)
  if (actions) query.push(`actions=${actions}`)
  if (state.separator !== 'space') query.push(`separator=${state.separator}`)
  if (!state.offlineAccess) query.push('offline_access=false')
  return query.length > 0 ? `?${query.join('&')}` : ''
}

/** The query for the address bar: the choice, and how it is looked at. */
function fullQuery(guide, state) {
  const query = [choiceQuery(guide, state).slice(1)]
  if (state.q) query.push(`q=${encodeURIComponent(state.q)}`)
  if (state.effect !== 'all') query.push(`effect=${state.effect}`)
  const text = query.filter(Boolean).join('&')
  return text ? `?${text}` : location.pathname
}

/** What the address says. */
export function readAddress(guide) {
  const query = new URLSearchParams(location.search)
  return {
    chosen: parseActions(guide, query.get('actions') ?? ''),
    separator: query.get('separator') ?? 'space',
    offlineAccess: query.get('offline_access') !== 'false',
    q: query.get('q') ?? '',
    effect: query.get('effect') ?? 'all',
  }
}

let timer = 0
let last = 0
let wantsEntry = false

/** Writes the state to the address bar soon. A big step gets an entry in the history. */
export function writeAddress(guide, state, isBigStep) {
  wantsEntry ||= isBigStep
  if (timer) return
  timer = setTimeout(
    () => {
      const url = fullQuery(guide, state)
      if (wantsEntry) history.pushState(null, '', url)
      else history.replaceState(null, '', url)
      wantsEntry = false
      timer = 0
      last = performance.now()
    },
    Math.max(0, last + MIN_GAP_MS - performance.now()),
  )
}
