// Runs in every measured page. Tells what a reader sees of the picker and the steps, as texts without white space.
{
  const isShown = (element) => element.checkVisibility()
  const squeeze = (text) => text.replace(/[\s+]+/g, '')
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not to be read
  const visible = (element) => squeeze(element.innerText)
  const texts = (selector) => [...document.querySelectorAll(selector)].filter(isShown).map(visible)

  window.look = () => ({
    status: texts('.picker-status'),
    commands: texts('.picker-commands button:not([aria-disabled=true])'),
    rows: texts('.actions tbody tr').slice(0, 50),
    marks: texts('.actions tbody mark').slice(0, 50),
    ticked: [...document.querySelectorAll('.actions tbody tr :checked')].slice(0, 50).map(({ value }) => value),
    scopes: texts('.scopes-panel pre'),
    hints: texts('.scopes-panel .hint'),
    chips: texts('.step .chips'),
    // Closed, but on paper it is open.
    reasons: [...document.querySelectorAll('.reasons')].filter(isShown).map((element) => squeeze(element.textContent)),
    summary: texts('.choice-summary'),
    steps: texts('.step h3'),
    badges: texts('.enables'),
    progress: texts('.step-progress'),
    bar: squeeze(document.querySelector('.picker-bar').textContent),
    link: document.querySelector('.share input').value.replace(location.origin, ''),
    said: squeeze(document.querySelector('#announcer').textContent),
    address: squeeze(decodeURIComponent(location.search)),
  })
}
