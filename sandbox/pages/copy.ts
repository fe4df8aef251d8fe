import { Html, html } from './html'

const ICON = new Html(
  '<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true"><rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 3.5v-.5a1.5 1.5 0 0 0-1.5-1.5H3A1.5 1.5 0 0 0 1.5 3v6A1.5 1.5 0 0 0 3 10.5h.5"/></svg>',
)

/** A value with its copy icon. */
export function copyable(label: string, value: string): Html {
  return html`<div class="copy"><code>${value}</code>
<button type="button" data-copy="${value}" aria-label="Copy ${label}" title="Copy">${ICON}</button></div>`
}
