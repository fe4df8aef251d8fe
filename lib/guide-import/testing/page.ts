/** The actions of a page's panel. */
type PanelAction = { id: string; label: string; scopes?: readonly string[] }

const PREAMBLE = `> ## Documentation Index
> Fetch the complete documentation index at: https://docs.example.com/llms.txt
> Use this file to discover all available pages before exploring further.
`

/** A page about Acme, in our own words, with this below its description. */
export function acmePage(body: string, title = 'Acme OAuth 2.0 connector profile – StackOne setup guide'): string {
  return `${PREAMBLE}\n# ${title}\n\n> Set up the OAuth 2.0 connector profile for Acme in StackOne. Once for each account.\n\n${body}\n`
}

/** A section of a page with this inside its only step. */
export function sectionWith(content: string, { title = 'Register the app', step = 'Open the console' } = {}): string {
  return `<section data-guide-section data-guide-scopes="">
  <h2>${title}</h2>

  <p>What is done at the provider.</p>

  <Steps>
    <Step title="${step}">
      <div data-guide-step data-guide-scopes="" data-guide-display-scopes-list="">
${content.replace(/^/gm, '        ')}
      </div>
    </Step>
  </Steps>
</section>`
}

/** The panel of actions: JSON with character references, among elements that only scripts need. */
export function panelOf(actions: readonly PanelAction[]): string {
  const json = JSON.stringify(actions).replace(/&/g, '&#x26;').replace(/"/g, '&#x22;')
  return `<Panel>
  <div className="not-prose guides-scope-selector" data-guides-scope-selector data-guide-actions-json="${json}" style={{ borderRadius: '8px', flex: 1 }}>
    <div className="guides-scope-selector__title" style={{ fontSize: '16px' }}>Pick actions</div>
    <input type="text" placeholder="Search..." data-guide-action-search style={{ flex: 1 }} />
    <button type="button" data-guide-select-all>All</button>
    <pre role="textbox" tabIndex={0} data-guide-scopes-output />
    <select data-guide-scope-delimiter><option value="space">Space</option></select>
  </div>
</Panel>`
}

/** A step that is gated by scopes and lists them for copying. */
export function scopesStep(scopes: readonly string[], content = '<p>Ask for what you need:</p>'): string {
  const list = scopes.join(',')
  return `<section data-guide-section data-guide-scopes="">
  <h2>Scopes</h2>

  <Steps>
    <Step title="Set the scopes">
      <div data-guide-step data-guide-scopes="${list}" data-guide-display-scopes-list="${list}">
        <div className="connector-guide-actions-badge" data-guide-actions-badge data-guide-actions-badge-scopes="${list}" style={{ display: 'block' }}>
          <span>Enables actions: </span><span data-guide-actions-badge-labels>One, Two</span>
        </div>

        ${content}

        <div style={{ marginTop: '8px' }} data-guide-display-scopes>
          <ul className="not-prose" style={{ listStyleType: "'- '", margin: 0 }}>
${scopes.map((scope) => `            <li data-guide-display-scope="${scope}"><button type="button" aria-label="Copy ${scope}" data-copy="${scope}"><span>${scope.replace(/_/g, '\\_')}</span></button></li>`).join('\n')}
          </ul>
        </div>
      </div>
    </Step>
  </Steps>
</section>`
}

/** The part of a page about StackOne's form, with these labels of fields, as written there. */
export function profileSection(fields: readonly string[], { connector = 'Acme', type = 'OAuth 2.0' } = {}): string {
  return `## Creating the StackOne Connector Profile

To make the profile for <strong>${connector}</strong>:

<Steps>
  <Step title="Navigate to Connector Profiles">
    Sign in and open [Connector Profiles](https://app.stackone.com/connector_profiles)
  </Step>

  <Step title="Create New Connector Profile">
    <ul>
      <li>Search for and select <strong>${connector}</strong></li>
      <li>Select <strong>Type</strong> as <strong>${type}</strong></li>

      <li>
        Fill out the fields using details retrieved from your provider:

        <ul style={{ marginLeft: '20px' }}>
${fields.map((field) => `          <li>${field}</li>`).join('\n')}
        </ul>
      </li>

      <li>Click <strong>Create profile</strong></li>
    </ul>
  </Step>
</Steps>

Done. Go on to <a href="/guides/accounts-section#linking-accounts">Link Accounts</a> for <strong>${connector}</strong>.`
}
