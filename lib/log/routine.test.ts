import { expect, test } from 'vitest'
import { isRoutine } from './routine'

test.each([
  '/api/health',
  '/api/ready',
  '/icon.svg',
  '/_next/static/chunks/2rv5jvl35qh22.js',
  '/_next/static/media/geist_latin-s.p.20f3xrkj613ah.woff2',
  '/_next/static/AbC-1_2/_buildManifest.js',
])('%s is routine', (path) => {
  expect(isRoutine(path)).toBe(true)
})

test.each([
  '/',
  '/sign-in',
  '/_next/static/../../sign-in',
  '/_next/static/%2e%2e/%2e%2e/sign-in',
  '/_next/static/..%2f..%2fsign-in',
  '/_next/static/..\\..\\sign-in',
  '/_next/static/.',
  '/_next/static//x',
  '/_next/image',
  '/icon.svgx',
  '/icon.svg/../sign-in',
  '/api/health/x',
  '/x/api/health',
])('%s is not routine', (path) => {
  expect(isRoutine(path)).toBe(false)
})
