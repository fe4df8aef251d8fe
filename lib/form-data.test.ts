import { expect, test } from 'vitest'
import { asForm, text, uuid } from './form-data'

const ID = '11111111-2222-3333-4444-555555555555'

test('a file in place of a text is ignored', () => {
  const form = new FormData()
  form.append('name', new Blob(['a file']))
  expect(text(form, 'name')).toBe('')
})

test('the first of two equal names counts', () => {
  const form = new FormData()
  form.append('name', 'one')
  form.append('name', 'two')
  expect(text(form, 'name')).toBe('one')
})

test.each([undefined, null, 'text', 1, {}, []])('%j becomes an empty form', (sent) => {
  expect([...asForm(sent)]).toEqual([])
})

test('a form stays the same form', () => {
  const form = new FormData()
  expect(asForm(form)).toBe(form)
})

test.each([
  [ID, ID],
  [ID.slice(1), null],
  [`${ID} `, null],
  ["'; drop table profiles; --", null],
  ['', null],
])('the UUID in %j is %j', (sent, read) => {
  const form = new FormData()
  form.append('id', sent)
  expect(uuid(form, 'id')).toBe(read)
})
