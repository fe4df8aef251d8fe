import { expect, test } from 'vitest'
import { attributes, html } from './html'

test('every value is escaped, except HTML pieces', () => {
  const hostile = `<b a="1" b='2'>&</b>`
  expect(html`<p>${hostile}${html`<i>${hostile}</i>`}${['<', html`<br>`]}${null}${0}</p>`.source).toBe(
    '<p>&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;&lt;/b&gt;<i>&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;&lt;/b&gt;</i>&lt;<br>0</p>',
  )
})

test('attributes are escaped, or left out', () => {
  expect(html`<a${attributes({ id: '"', checked: true, open: false, title: null, rows: 0 })}>`.source).toBe(
    '<a id="&quot;" checked rows="0">',
  )
})
