/** The style sheet of every page, light and dark. */
export const STYLES = `
:root { color-scheme: light dark; --ground: light-dark(#ffffff, #16191d); --text: light-dark(#1b1f24, #e8eaed);
  --quiet: light-dark(#57606a, #a9b1ba); --line: light-dark(#8c959f, #6e7681); --soft: light-dark(#f3f5f7, #1f2429);
  --accent: light-dark(#0b57a4, #8ec5ff); --on-accent: light-dark(#ffffff, #10151a);
  --bad: light-dark(#a4262c, #ff9a94); --banner: light-dark(#fff3c4, #3d3000); }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
a { color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem }
h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem }
p { margin: 0 0 1rem; max-width: 44rem }
code { font-family: ui-monospace, monospace; font-size: .9375em }
.banner { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .5rem 1rem; background: var(--banner); border-bottom: 1px solid var(--line) }
.bar { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 1rem; padding: .5rem 1rem; border-bottom: 1px solid var(--line) }
.frame { display: flex; flex-wrap: wrap }
.side { flex: 1 0 11rem; max-width: 100%; padding: 1rem }
.side ul, .tabs ul { list-style: none; margin: 0; padding: 0 }
.side a, .tabs a { display: inline-block; padding: .375rem .5rem; text-decoration: none; border-radius: .25rem }
.side [aria-current], .tabs [aria-current] { background: var(--soft); font-weight: 600; text-decoration: underline }
main { flex: 999 1 18rem; min-width: 0; padding: 1.25rem 1rem 3rem }
.narrow { max-width: 34rem; margin: 0 auto }
.tabs ul { display: flex; flex-wrap: wrap; gap: .25rem; margin-bottom: 1rem; border-bottom: 1px solid var(--line) }
form { margin: 0 }
.field { margin: 0 0 1.25rem; max-width: 40rem }
.field > label, legend { display: block; font-weight: 600; padding: 0 }
fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0 }
.choice { display: flex; gap: .5rem; align-items: baseline; padding: .25rem 0 }
.hint { color: var(--quiet); font-size: .875rem; margin: 0 0 .25rem }
.error { color: var(--bad); font-weight: 600; margin: .25rem 0 }
[role=alert] { margin: 0 0 1rem }
.avatar { margin-left: auto }
input[type=text], input[type=number], textarea, select { width: 100%; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: .25rem; padding: .5rem; min-height: 2.5rem }
input[type=number] { max-width: 12rem }
textarea { min-height: 6rem; font-family: ui-monospace, monospace; font-size: .875rem }
input[aria-invalid=true], textarea[aria-invalid=true] { border: 2px solid var(--bad) }
.button, button { display: inline-block; font: inherit; font-weight: 600; padding: .5rem 1rem; min-height: 2.5rem; border: 1px solid var(--line); border-radius: .25rem; background: var(--ground); color: inherit; cursor: pointer; text-decoration: none }
button.main, .button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin: 0 0 1rem }
.people { display: grid; gap: .75rem; max-width: 24rem }
.avatar summary { display: flex; width: fit-content; margin-left: auto; gap: .5rem; align-items: center; list-style: none; cursor: pointer; border: 1px solid var(--line); border-radius: 1.5rem; padding: .375rem .75rem; font-weight: 600 }
.avatar summary::-webkit-details-marker { display: none }
.menu { margin-top: .5rem; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem }
.menu h2 { margin-top: 0 }
.copy { display: flex; gap: .5rem; align-items: center; margin: 0 0 1rem }
.copy code { user-select: all; padding: .375rem .5rem; background: var(--soft); border-radius: .25rem }
.copy button { padding: .25rem .5rem; min-height: 2rem }
.copy svg { display: block }
#copied:not(:empty) { position: fixed; left: 1rem; bottom: 1rem; margin: 0; padding: .5rem 1rem; background: var(--ground); color: var(--text); border: 1px solid var(--line); border-radius: .25rem }
.card { border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; max-width: 40rem }
.warning { border-left: 4px solid var(--line); background: var(--banner); padding: .75rem 1rem; margin: 0 0 1rem }
.table { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
@media (max-width: 40rem) { thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  tr, td { display: block } td { border: 0; padding: .25rem 0 } tr { border-bottom: 1px solid var(--line); padding: .5rem 0 } }
`
