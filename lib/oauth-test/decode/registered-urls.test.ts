import { expect, test } from 'vitest'
import { closestRegistered, comparisonEvidence } from './registered-urls'

const SENT = 'http://localhost:3000/connect/callback'

test('an exact match counts, wherever it is in the list', () => {
  const pasted = `https://api.example.com/callback\r\n${SENT}/\n${SENT}`
  expect(closestRegistered(SENT, pasted)).toMatchObject({ isEqual: true })
  expect(comparisonEvidence(closestRegistered(SENT, pasted))).toEqual([])
})

test('without an exact match, the URL with the longest common beginning counts', () => {
  const comparison = closestRegistered(SENT, `https://api.example.com/callback\n${SENT}/\nhttp://localhost:3001/`)
  expect(comparison).toMatchObject({ isEqual: false, sentRest: '', registeredRest: '/', reason: 'trailing-slash' })
  expect(comparisonEvidence(comparison)).toEqual([
    { label: 'Sent', value: SENT },
    { label: 'Registered', value: `${SENT}/` },
    { label: 'Difference', value: expect.stringContaining(`character ${SENT.length + 1}.`) },
  ])
})

test('surrounding white space is a difference, because the provider compares it too', () => {
  expect(closestRegistered(SENT, `${SENT} `)).toMatchObject({ isEqual: false, reason: 'white-space' })
})

test('a URL that differs only in white space is the closest, although another begins with it', () => {
  expect(closestRegistered(SENT, `http://localhost:3001/\n  ${SENT}`)).toMatchObject({ reason: 'white-space' })
})

test.each(['', ' \n \t\r\n'])('an empty list has no closest URL', (pasted) => {
  expect(closestRegistered(SENT, pasted)).toBeNull()
})

test('only the first 50 lines of a long list are read', () => {
  const others = (count: number) => 'https://a.example\n\n'.repeat(count)
  expect(closestRegistered(SENT, others(49) + SENT)).toMatchObject({ isEqual: true })
  expect(closestRegistered(SENT, others(50) + SENT)).toMatchObject({ isEqual: false })
})

const OTHER = 'https://api.example.com/callback'

test.each([
  `${OTHER}, ${SENT}`,
  `${OTHER},${SENT}`,
  `${OTHER};${SENT}`,
  `${OTHER} ${SENT}`,
  `${OTHER}\t${SENT}`,
  JSON.stringify([OTHER, SENT]),
  JSON.stringify({ redirect_urls: [OTHER, SENT] }, null, 2),
  JSON.stringify([OTHER, SENT]).replaceAll('/', '\\/'),
  `redirect_urls = ["${OTHER}", "${SENT}"]`,
  `- ${OTHER}\n- ${SENT}`,
  `1. ${OTHER}\n2. ${SENT}`,
  `Redirect URLs: <${OTHER}>, “${SENT}”`,
  `${OTHER}、${SENT}`,
  `It has (${OTHER}) and (${SENT}).`,
  `${encodeURIComponent(OTHER)},${encodeURIComponent(SENT)}`,
  `redirect_uri=${encodeURIComponent(SENT)}`,
])('an exact match is found in a list of any form: %s', (pasted) => {
  expect(closestRegistered(SENT, pasted)).toMatchObject({ isEqual: true })
})

test('a comma within an address is part of it', () => {
  expect(closestRegistered('https://a.example/x,y', 'https://a.example/x,y')).toMatchObject({ isEqual: true })
})
