import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('globals.css', import.meta.url), 'utf8')
const palette = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: light ?? '', dark: dark ?? '' },
  ]),
)

const GROUNDS = ['page', 'panel', 'sunken', 'soft', 'good-soft', 'warn-soft', 'danger-soft']

/** Each colour with its background. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  ink: [...GROUNDS, 'mark'],
  muted: GROUNDS,
  accent: GROUNDS,
  'on-accent': ['accent'],
  good: ['page', 'panel', 'good-soft'],
  warn: ['page', 'panel', 'soft', 'warn-soft'],
  danger: ['page', 'panel', 'soft', 'danger-soft'],
  panel: ['danger'],
}
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  edge: GROUNDS,
  // The focus ring, and the filled part of a bar.
  accent: [...GROUNDS, 'line'],
  danger: ['panel', 'sunken'],
}

for (const scheme of ['light', 'dark'] as const) {
  describe(scheme, () => {
    test.each(pairs(TEXTS))('text of %s on %s is readable (WCAG 1.4.3)', (front, back) => {
      expect(contrast(colour(front, scheme), colour(back, scheme))).toBeGreaterThanOrEqual(4.5)
    })
    test.each(pairs(SHAPES))('a shape of %s on %s is visible (WCAG 1.4.11)', (front, back) => {
      expect(contrast(colour(front, scheme), colour(back, scheme))).toBeGreaterThanOrEqual(3)
    })
  })
}

test('text that is readable on light pages is readable on dark ones, so that axe checks only light pages', () => {
  const texts = Object.keys(TEXTS)
  // Marked text is always ink.
  const fading = texts.flatMap((front) =>
    [...GROUNDS, ...texts]
      .filter((back) => isReadable(front, back, 'light') && !isReadable(front, back, 'dark'))
      .map((back) => `${front} on ${back}`),
  )
  expect(fading).toEqual([])
})

function isReadable(front: string, back: string, scheme: 'light' | 'dark'): boolean {
  return contrast(colour(front, scheme), colour(back, scheme)) >= 4.5
}

function pairs(table: Readonly<Record<string, readonly string[]>>): [string, string][] {
  return Object.entries(table).flatMap(([front, backs]) => backs.map((back): [string, string] => [front, back]))
}

function colour(name: string, scheme: 'light' | 'dark'): string {
  const found = palette.get(name)
  if (!found) throw new Error(`There is no colour ${name}.`)
  return found[scheme]
}

/** The ratio of WCAG 2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
