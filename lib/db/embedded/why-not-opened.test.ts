import { expect, test } from 'vitest'
import { whyNotOpened } from './why-not-opened'

test.each([
  ['could not write lock file "postmaster.pid": No space left on device', 'when there is room', /free some space/],
  ['pre-existing shared memory block (key 1, ID 2) is still in use', 'soon', /end them, then start again/],
  ['lock file "postmaster.pid" already exists', 'soon', /stop that, then start again/],
  [
    'could not open file "postmaster.pid": Read-only file system',
    'never',
    /Let the user of the wizard write to \/data/,
  ],
  ['data directory "/data" has wrong ownership', 'never', /Let the user of the wizard write to \/data/],
  ['could not create shared memory segment: Cannot allocate memory', 'never', /give it more/],
  ['could not locate a valid checkpoint record', 'never', /npm run restore/],
] as const)('“%s” gets a fix', (said, passes, wayOut) => {
  const why = whyNotOpened('/data', said)
  expect(why).toEqual({ passes, sentence: expect.stringMatching(wayOut) })
  expect(why.sentence).toContain(`The database in /data does not open: PostgreSQL says “${said}”.`)
})
