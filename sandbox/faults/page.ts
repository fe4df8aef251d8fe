import { type Answer, seeOther } from '../http/answer'
import { type Ask, formOf } from '../http/ask'
import { isFromOtherSite } from '../http/other-site'
import { forbiddenPage } from '../pages/forbidden'
import { attributes, type Html, html } from '../pages/html'
import { page } from '../pages/page'
import { type Account, isOn } from '../state/account'
import type { SandboxState } from '../state/state'
import { type Fault, TARGET_TITLES, TARGETS, type Target } from './fault'
import { setFaults } from './set-faults'
import { FAULTS } from './table'

/** The page where people switch faults on and off. */
export function faultsPage(state: SandboxState, ask: Ask): Answer {
  const id = ask.url.searchParams.get('account') ?? state.sessions.find(ask)?.accountId
  const account = state.accounts.open(id, ask) ?? state.accounts.first
  if (ask.method !== 'POST') return view(account, null)
  if (isFromOtherSite(ask)) return forbiddenPage()
  const form = formOf(ask)
  const isAllOff = form.get('do') === 'all-off'
  const message = setFaults(account, {
    on: isAllOff ? [] : form.getAll('on'),
    latency: isAllOff ? 0 : Number(form.get('latency') || 0),
  })
  return message ? view(account, message) : seeOther(`/faults?account=${account.id}`)
}

function view(account: Account, message: string | null): Answer {
  const body = html`<main><h1>Faults</h1>
<p>This is to rehearse what the wizard says when something goes wrong. A fault changes the answers of one account only: <code>${account.id}</code> (${account.name}).</p>
<p>${account.faults.on.size} of ${FAULTS.length} are on. <a href="/">Account console</a></p>
${message ? html`<p class="error" role="alert">${message}</p>` : null}
<form method="post" action="/faults?account=${account.id}">
<div class="field"><label for="latency">Latency (milliseconds)</label>
<p class="hint" id="latency-hint">Every answer of the account comes this much later.</p>
<input${attributes({ id: 'latency', name: 'latency', type: 'number', min: 0, value: account.faults.latency, 'aria-describedby': 'latency-hint' })}></div>
${saveButtons()}
${TARGETS.map((target) => group(target, account))}
${saveButtons()}</form></main>`
  return page({ title: 'Faults', body, status: message ? 422 : 200 })
}

function group(target: Target, account: Account): Html {
  const faults = FAULTS.filter((fault) => fault.target === target)
  return html`<fieldset><legend>${TARGET_TITLES[target]}</legend>${faults.map((fault) => choice(fault, account))}</fieldset>`
}

function choice({ id, title }: Fault, account: Account): Html {
  const box = attributes({ type: 'checkbox', name: 'on', value: id, checked: isOn(account, id) })
  return html`<label class="choice"><input${box}> <span>${title} <code class="hint">${id}</code></span></label>`
}

function saveButtons(): Html {
  return html`<p class="row"><button class="main" name="do" value="save">Save</button> <button name="do" value="all-off">All off</button></p>`
}
