import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment } from './file-name'

test.each([
  ['Production', 'sign-in-again-Production.ics', 'sign-in-again-Production.ics'],
  ['Zürich – 東京', 'sign-in-again-Zurich.ics', 'sign-in-again-Z%C3%BCrich-%E6%9D%B1%E4%BA%AC.ics'],
  ['../../etc/passwd', 'sign-in-again-etc-passwd.ics', 'sign-in-again-etc-passwd.ics'],
  ['a"; filename="evil.exe', 'sign-in-again-a-filename-evil-exe.ics', 'sign-in-again-a-filename-evil-exe.ics'],
  ['東京', 'sign-in-again.ics', 'sign-in-again-%E6%9D%B1%E4%BA%AC.ics'],
  ['💥', 'sign-in-again.ics', 'sign-in-again.ics'],
])('the file name for %j has the name in it', (name, ascii, whole) => {
  expect(attachment('sign-in-again', name, 'ics')).toBe(`attachment; filename="${ascii}"; filename*=UTF-8''${whole}`)
})

test('any name becomes a file name that fits a header and one folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(attachment('x', name, 'ics')).toMatch(
        /^attachment; filename="x(-[A-Za-z\d-]+)?\.ics"; filename\*=UTF-8''x(-[\w.%-]+)?\.ics$/,
      )
    }),
  )
})
